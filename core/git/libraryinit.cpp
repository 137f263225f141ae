// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/libraryinit.h"

#include <csignal>
#include <curl/curl.h>
#include <git2.h>
#include <initializer_list>

namespace slipway::git {

LibraryInit::LibraryInit()
{
    struct sigaction current {};
    // A handler that somebody else installed stays.
    if (::sigaction(SIGPIPE, nullptr, &current) == 0 && current.sa_handler == SIG_DFL)
        ::signal(SIGPIPE, SIG_IGN);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    git_libgit2_init();
    for (const int level :
         {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA})
        git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
    // Mirrors are ours alone and no hook or filter of theirs is ever run.
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
}

LibraryInit::~LibraryInit()
{
    git_libgit2_shutdown();
    curl_global_cleanup();
}

} // namespace slipway::git
