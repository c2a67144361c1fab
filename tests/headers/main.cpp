// SPDX-License-Identifier: BSL-1.0
// The other sources of this program are all headers of a folder, once in their order and once the other way round; that they link shows
// that none defines a thing twice.

int main() {}
