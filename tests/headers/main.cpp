// SPDX-License-Identifier: BSL-1.0
// The other sources of this program are the headers, each compiled alone; that they link shows that none defines a thing twice.

int main() {}
