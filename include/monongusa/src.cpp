// SPDX-License-Identifier: BSL-1.0
// The one file of a program that uses the network: compile this one, or include the header below in one of your own.
#include <monongusa/src.hpp>
