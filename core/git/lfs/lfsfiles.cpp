// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/lfs/lfsfiles.h"

#include "core/git/giterror.h"
#include "core/git/operation.h"

#include <QSet>
#include <utility>

namespace slipway::git {

namespace {

constexpr int kMostDepth = 200;
constexpr size_t kMostAttributesBytes = 1024 * 1024;
constexpr size_t kMostConfigBytes = 64 * 1024;

QByteArray contentOf(git_odb *odb, const git_oid &id, size_t mostBytes)
{
    size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    OdbObjectHandle blob;
    if (git_odb_read_header(&size, &type, odb, &id) != 0 || type != GIT_OBJECT_BLOB || size > mostBytes)
        return {};
    if (git_odb_read(Out(blob), odb, &id) != 0)
        return {};
    return QByteArray(static_cast<const char *>(git_odb_object_data(blob.get())), qsizetype(size));
}

// Looks at each tree once, whatever names it how often.
class AttributeSearch
{
public:
    AttributeSearch(git_repository *repository, git_odb *odb, const Operation &operation)
        : m_repository(repository)
        , m_odb(odb)
        , m_operation(operation)
    {
    }

    Result<bool> inCommit(const git_oid &id, int depth)
    {
        CommitHandle commit;
        if (git_commit_lookup(Out(commit), m_repository, &id) != 0)
            return false; // a submodule nobody fetched
        return inTree(*git_commit_tree_id(commit.get()), depth);
    }

private:
    Result<bool> inTree(const git_oid &id, int depth)
    {
        SLIPWAY_TRY(m_operation.check());
        const QByteArray key(reinterpret_cast<const char *>(id.id), GIT_OID_SHA1_SIZE);
        if (depth > kMostDepth || m_seen.contains(key))
            return false;
        m_seen.insert(key);
        TreeHandle tree;
        if (const int code = git_tree_lookup(Out(tree), m_repository, &id); code != 0)
            return fail(ErrorCode::GitDamaged, {}, errorOfLibrary(code, {}).detail);
        const git_tree_entry *attributes = git_tree_entry_byname(tree.get(), ".gitattributes");
        if (attributes && git_tree_entry_type(attributes) == GIT_OBJECT_BLOB &&
            contentOf(m_odb, *git_tree_entry_id(attributes), kMostAttributesBytes).contains("filter=lfs"))
            return true;
        const size_t count = git_tree_entrycount(tree.get());
        for (size_t i = 0; i < count; ++i) {
            const git_tree_entry *entry = git_tree_entry_byindex(tree.get(), i);
            bool isUsed = false;
            if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
                SLIPWAY_ASSIGN(isUsed, inTree(*git_tree_entry_id(entry), depth + 1));
            } else if (git_tree_entry_type(entry) == GIT_OBJECT_COMMIT) {
                SLIPWAY_ASSIGN(isUsed, inCommit(*git_tree_entry_id(entry), depth + 1));
            }
            if (isUsed)
                return true;
        }
        return false;
    }

    git_repository *m_repository;
    git_odb *m_odb;
    const Operation &m_operation;
    QSet<QByteArray> m_seen;
};

} // namespace

Result<bool> usesLfs(git_repository *repository, const git_oid &commit, const Operation &operation)
{
    OdbHandle odb;
    if (const int code = git_repository_odb(Out(odb), repository); code != 0)
        return fail(ErrorCode::GitDamaged, {}, errorOfLibrary(code, {}).detail);
    return AttributeSearch(repository, odb.get(), operation).inCommit(commit, 0);
}

std::optional<LfsPointer> lfsPointerOf(git_odb *odb, const git_oid &blob)
{
    return LfsPointer::parse(contentOf(odb, blob, size_t(LfsPointer::kMostBytes)));
}

Result<QString> lfsUrlOf(git_repository *repository, const TreeList &tree, const QString &folder)
{
    const auto file = tree.index.constFind(folder + QStringLiteral(".lfsconfig"));
    if (file == tree.index.cend())
        return QString();
    OdbHandle odb;
    if (const int code = git_repository_odb(Out(odb), repository); code != 0)
        return fail(ErrorCode::GitDamaged, {}, errorOfLibrary(code, {}).detail);
    QString url;
    QByteArray section;
    const QByteArrayList lines = contentOf(odb.get(), tree.files[*file].oid, kMostConfigBytes).split('\n');
    for (const QByteArray &raw : lines) {
        const QByteArray line = raw.trimmed();
        if (line.startsWith('['))
            section = line.mid(1, line.indexOf(']') - 1).trimmed().toLower();
        const qsizetype equals = line.indexOf('=');
        if (section == "lfs" && equals > 0 && line.left(equals).trimmed().toLower() == "url")
            url = QString::fromUtf8(line.mid(equals + 1)).trimmed().remove(QLatin1Char('"'));
    }
    return url;
}

Result<LfsFiles> lfsFiles(git_repository *repository, const git_oid &commit, const TreeList &tree,
                          const Operation &operation)
{
    LfsFiles found;
    SLIPWAY_ASSIGN(const bool isUsed, usesLfs(repository, commit, operation));
    if (!isUsed)
        return found;
    OdbHandle odb;
    if (const int code = git_repository_odb(Out(odb), repository); code != 0)
        return fail(ErrorCode::GitDamaged, {}, errorOfLibrary(code, {}).detail);
    for (size_t place = 0; place < tree.files.size(); ++place) {
        SLIPWAY_TRY(operation.check());
        if (tree.files[place].isLink())
            continue;
        if (auto pointer = lfsPointerOf(odb.get(), tree.files[place].oid))
            found.insert(place, *std::move(pointer));
    }
    return found;
}

} // namespace slipway::git
