// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/objectid.h"

namespace slipway::git {

Result<git_oid> objectId(const QString &hex)
{
    git_oid id;
    if (hex.size() != GIT_OID_SHA1_HEXSIZE || git_oid_fromstr(&id, hex.toLatin1().constData()) != 0)
        return fail(ErrorCode::Internal, hex, QStringLiteral("not a commit id"));
    return id;
}

QString hexOf(const git_oid &oid)
{
    char text[GIT_OID_SHA1_HEXSIZE + 1] = {};
    git_oid_tostr(text, sizeof text, &oid);
    return QString::fromLatin1(text);
}

} // namespace slipway::git
