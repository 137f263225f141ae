// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/submodules.h"

#include "core/git/giterror.h"
#include "core/git/handles.h"
#include "core/git/objectid.h"
#include "core/git/operation.h"
#include "core/git/ssh/sshaddress.h"
#include "core/git/worktree/pathcheck.h"

#include <QUrl>
#include <algorithm>
#include <utility>

namespace slipway::git {

namespace {

constexpr int kMostModules = 500;
constexpr int kMostDepth = 200;
constexpr char kModulesFile[] = ".gitmodules";

bool isSafePath(const QString &path)
{
    const QStringList names = path.split(QLatin1Char('/'));
    return std::all_of(names.cbegin(), names.cend(), [](const QString &name) { return isSafeName(name.toUtf8()); });
}

class Search
{
public:
    Search(git_repository *repository, const Operation &operation)
        : m_repository(repository)
        , m_operation(operation)
    {
    }

    // One module, the top one included; `prefix` is empty or ends with "/".
    Result<> module(const git_oid &id, const QString &prefix, const QString &url, int depth)
    {
        CommitHandle commit;
        TreeHandle tree;
        int code = git_commit_lookup(Out(commit), m_repository, &id);
        if (code == 0)
            code = git_commit_tree(Out(tree), commit.get());
        if (code != 0)
            return fail(ErrorCode::GitDamaged, prefix, errorOfLibrary(code, prefix).detail);
        const git_tree_entry *file = git_tree_entry_byname(tree.get(), kModulesFile);
        if (!file || git_tree_entry_type(file) != GIT_OBJECT_BLOB)
            return {};
        OdbHandle odb;
        OdbObjectHandle blob;
        code = git_repository_odb(Out(odb), m_repository);
        if (code == 0)
            code = git_odb_read(Out(blob), odb.get(), git_tree_entry_id(file));
        if (code != 0)
            return fail(ErrorCode::GitDamaged, prefix, errorOfLibrary(code, prefix).detail);
        const Module here{prefix, url,
                          parseModules(QByteArray(static_cast<const char *>(git_odb_object_data(blob.get())),
                                                  qsizetype(git_odb_object_size(blob.get()))))};
        for (auto it = here.urls.cbegin(); it != here.urls.cend(); ++it) {
            if (!isSafePath(it.key()))
                return fail(ErrorCode::GitHostile, prefix + it.key(), QStringLiteral("the path of a submodule"));
        }
        return here.urls.isEmpty() ? Result<>{} : folder(tree.get(), QString(), here, odb.get(), depth);
    }

    QVector<MissingModule> missing;
    QHash<QString, QString> present;

private:
    struct Module {
        QString prefix;
        QString url;
        QHash<QString, QString> urls;
    };

    Result<> folder(git_tree *tree, const QString &inModule, const Module &module, git_odb *odb, int depth)
    {
        SLIPWAY_TRY(m_operation.check());
        if (depth > kMostDepth)
            return fail(ErrorCode::GitHostile, module.prefix + inModule, QStringLiteral("too many folders deep"));
        const size_t count = git_tree_entrycount(tree);
        for (size_t i = 0; i < count; ++i) {
            const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
            const QString path = inModule + QString::fromUtf8(git_tree_entry_name(entry));
            if (git_tree_entry_type(entry) == GIT_OBJECT_COMMIT) {
                SLIPWAY_TRY(link(*git_tree_entry_id(entry), path, module, odb, depth));
            } else if (git_tree_entry_type(entry) == GIT_OBJECT_TREE && leadsToModule(path, module)) {
                TreeHandle below;
                if (const int code = git_tree_lookup(Out(below), m_repository, git_tree_entry_id(entry)); code != 0)
                    return fail(ErrorCode::GitDamaged, path, errorOfLibrary(code, path).detail);
                SLIPWAY_TRY(folder(below.get(), path + QLatin1Char('/'), module, odb, depth + 1));
            }
        }
        return {};
    }

    static bool leadsToModule(const QString &path, const Module &module)
    {
        for (auto it = module.urls.cbegin(); it != module.urls.cend(); ++it) {
            if (it.key().startsWith(path + QLatin1Char('/')))
                return true;
        }
        return false;
    }

    Result<> link(const git_oid &id, const QString &path, const Module &module, git_odb *odb, int depth)
    {
        const auto named = module.urls.constFind(path);
        if (named == module.urls.cend())
            return {};
        if (++m_count > kMostModules)
            return fail(ErrorCode::GitHostile, module.prefix + path,
                        QStringLiteral("more than %1 submodules").arg(kMostModules));
        const QString url = resolvedModuleUrl(module.url, *named);
        if (git_odb_exists(odb, &id) == 1) {
            present.insert(module.prefix + path + QLatin1Char('/'), url);
            return this->module(id, module.prefix + path + QLatin1Char('/'), url, depth + 1);
        }
        missing.append({module.prefix + path, hexOf(id), url});
        return {};
    }

    git_repository *m_repository;
    const Operation &m_operation;
    int m_count = 0;
};

QString unquoted(QString value)
{
    if (value.size() >= 2 && value.startsWith(QLatin1Char('"')) && value.endsWith(QLatin1Char('"')))
        value = value.mid(1, value.size() - 2);
    return value;
}

} // namespace

Result<QVector<MissingModule>> missingModules(git_repository *repository, const git_oid &commit, const QString &url,
                                              const Operation &operation)
{
    Search search(repository, operation);
    SLIPWAY_TRY(search.module(commit, QString(), url, 0));
    return std::move(search.missing);
}

Result<QHash<QString, QString>> presentModules(git_repository *repository, const git_oid &commit, const QString &url,
                                               const Operation &operation)
{
    Search search(repository, operation);
    SLIPWAY_TRY(search.module(commit, QString(), url, 0));
    return std::move(search.present);
}

QHash<QString, QString> parseModules(const QByteArray &text)
{
    QHash<QString, QString> urls;
    QString path;
    QString url;
    const auto close = [&] {
        if (!path.isEmpty() && !url.isEmpty())
            urls.insert(path, url);
        path.clear();
        url.clear();
    };
    for (const QByteArray &raw : text.split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.startsWith(QLatin1Char('[')))
            close();
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals < 0 || line.startsWith(QLatin1Char('#')) || line.startsWith(QLatin1Char(';')))
            continue;
        const QString name = line.left(equals).trimmed().toLower();
        const QString value = unquoted(line.mid(equals + 1).trimmed());
        if (name == QLatin1String("path"))
            path = value.endsWith(QLatin1Char('/')) ? value.chopped(1) : value;
        else if (name == QLatin1String("url"))
            url = value;
    }
    close();
    return urls;
}

QString resolvedModuleUrl(const QString &base, const QString &url)
{
    if (!url.startsWith(QLatin1String("./")) && !url.startsWith(QLatin1String("../")))
        return url;
    QString parent = base;
    QString rest = url;
    QChar separator = QLatin1Char('/');
    while (parent.endsWith(QLatin1Char('/')))
        parent.chop(1);
    while (true) {
        if (rest.startsWith(QLatin1String("./"))) {
            rest.remove(0, 2);
        } else if (rest.startsWith(QLatin1String("../"))) {
            rest.remove(0, 3);
            const qsizetype slash = parent.lastIndexOf(QLatin1Char('/'));
            const qsizetype colon = parent.lastIndexOf(QLatin1Char(':'));
            const qsizetype scheme = parent.indexOf(QLatin1String("://"));
            if (slash > 0 && (scheme < 0 || slash > scheme + 2)) {
                parent.truncate(slash);
            } else if (slash < 0 && colon > 0 && scheme < 0) {
                parent.truncate(colon); // user@host:path
                separator = QLatin1Char(':');
            } else {
                return {};
            }
        } else {
            break;
        }
    }
    return parent + separator + rest;
}

bool isSameServer(const QString &one, const QString &other)
{
    if (SshAddress::isSsh(one) != SshAddress::isSsh(other))
        return false;
    if (SshAddress::isSsh(one)) {
        const auto first = SshAddress::parse(one);
        const auto second = SshAddress::parse(other);
        return first && second && first->knownHostsName() == second->knownHostsName();
    }
    const QUrl first(one);
    const QUrl second(other);
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == QLatin1String("https") ? 443 : 80); };
    return first.scheme().startsWith(QLatin1String("http")) && first.scheme() == second.scheme() &&
           !first.host().isEmpty() && first.host() == second.host() && port(first) == port(second);
}

} // namespace slipway::git
