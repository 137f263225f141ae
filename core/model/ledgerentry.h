// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace slipway {

// One path Slipway wrote into a work tree. While a checkout is under way
// `pendingOid` names the blob it is about to become, so that after a kill both
// the old and the new content are known to be ours. Blob ids: 40 hex.
struct LedgerEntry {
    QString path;       // relative, '/' separated
    QString oid;        // what we last wrote; empty = never finished
    QString pendingOid; // what a checkout is about to write; empty = none; "-" = about to remove
    quint32 mode = 0;   // Git's: 0100644, 0100755, 0120000; 0040000: a folder we made, no oid
    qint64 size = 0;    // as written, to see edits without reading
    qint64 mtimeNs = 0;
    bool operator==(const LedgerEntry &) const = default;
};

} // namespace slipway
