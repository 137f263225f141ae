// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway::git {

// Keeps libgit2 and libcurl initialised while it lives; both count their users.
// Also takes the person's own Git configuration out of play for libgit2 (a
// mirror must behave the same for everybody) and ignores SIGPIPE: a server that
// closes its end is an error to report, not the end of the program.
class LibraryInit
{
public:
    LibraryInit();
    ~LibraryInit();
    LibraryInit(const LibraryInit &) = delete;
    LibraryInit &operator=(const LibraryInit &) = delete;
};

} // namespace slipway::git
