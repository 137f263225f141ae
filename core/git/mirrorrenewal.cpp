// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/mirrorrenewal.h"

#include "core/base/logging.h"
#include "core/git/giterror.h"
#include "core/git/handles.h"
#include "core/git/mirrorfiles.h"
#include "core/git/mirrorlocks.h"
#include "core/git/objectid.h"
#include "core/git/operation.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QMap>
#include <QSet>
#include <mutex>

namespace slipway::git {

namespace {

constexpr QLatin1String kSizeFile("/slipway-fresh-size");
constexpr qint64 kSmallBytes = 1024 * 1024; // below it growth does not matter
constexpr int kMostPacks = 50;
constexpr char kHistory[] = "refs/slipway-history/";

struct PackSize {
    qint64 bytes = 0;
    int packs = 0;
};

PackSize sizeOf(const QString &path)
{
    PackSize size;
    const auto files =
        QDir(path + QStringLiteral("/objects/pack")).entryInfoList({QStringLiteral("*.pack")}, QDir::Files);
    for (const QFileInfo &file : files) {
        size.bytes += file.size();
        ++size.packs;
    }
    return size;
}

// What the refs point to; whole histories are not kept.
using Refs = QMap<QByteArray, git_oid>;
Result<Refs> refsOf(git_repository *repository)
{
    Refs refs;
    ReferencesHandle iterator;
    if (const int code = git_reference_iterator_new(Out(iterator), repository); code != 0)
        return fail(errorOfLibrary(code, {}));
    git_reference *next = nullptr;
    while (git_reference_next(&next, iterator.get()) == 0) {
        const ReferenceHandle reference(next);
        const QByteArray name = git_reference_name(reference.get());
        if (const git_oid *target = git_reference_target(reference.get()); target && !name.startsWith(kHistory))
            refs.insert(name, *target);
    }
    return refs;
}

bool isSame(const Refs &one, const Refs &other)
{
    if (one.size() != other.size())
        return false;
    for (auto it = one.cbegin(); it != one.cend(); ++it) {
        const auto now = other.constFind(it.key());
        if (now == other.cend() || git_oid_equal(&it.value(), &now.value()) != 1)
            return false;
    }
    return true;
}

int onPacking(int, uint32_t, uint32_t, void *operation)
{
    return static_cast<const Operation *>(operation)->check() ? 0 : GIT_EUSER;
}

class Renewal
{
public:
    Renewal(git_repository *from, const Operation &operation)
        : m_from(from)
        , m_operation(operation)
    {
    }

    Result<> writeInto(const QString &path, const Refs &refs)
    {
        if (const int code = git_packbuilder_new(Out(m_pack), m_from); code != 0)
            return fail(errorOfLibrary(code, path));
        // Objects are taken over as they are; looking for better deltas costs more than it saves.
        git_packbuilder_set_callbacks(m_pack.get(), onPacking, const_cast<Operation *>(&m_operation));
        for (auto it = refs.cbegin(); it != refs.cend(); ++it)
            SLIPWAY_TRY(insert(it.value(), path));
        const QByteArray folder = QFile::encodeName(path + QStringLiteral("/objects/pack"));
        if (const int code = git_packbuilder_write(m_pack.get(), folder.constData(), 0, nullptr, nullptr); code != 0)
            return fail(errorOfLibrary(code, path));
        QFile shallow(path + QStringLiteral("/shallow"));
        if (!m_shallow.isEmpty() &&
            (!shallow.open(QIODevice::WriteOnly) || shallow.write(m_shallow) != m_shallow.size()))
            return fail(ErrorCode::FileAccess, shallow.fileName(), shallow.errorString());
        return {};
    }

private:
    Result<> insert(const git_oid &id, const QString &path)
    {
        SLIPWAY_TRY(m_operation.check());
        ObjectHandle object;
        ObjectHandle commit;
        int code = git_object_lookup(Out(object), m_from, &id, GIT_OBJECT_ANY);
        if (code == 0 && git_object_type(object.get()) == GIT_OBJECT_TAG)
            code = git_packbuilder_insert(m_pack.get(), &id, nullptr);
        if (code == 0)
            code = git_object_peel(Out(commit), object.get(), GIT_OBJECT_COMMIT);
        if (code == 0)
            code = git_packbuilder_insert_commit(m_pack.get(), git_object_id(commit.get()));
        if (code != 0)
            return fail(errorOfLibrary(code, path));
        const auto *asCommit = reinterpret_cast<const git_commit *>(commit.get());
        const QByteArray hex = hexOf(*git_object_id(commit.get())).toLatin1();
        if (git_commit_parentcount(asCommit) > 0 && !m_shallow.contains(hex))
            m_shallow += hex + '\n';
        return {};
    }

    git_repository *m_from;
    const Operation &m_operation;
    PackBuilderHandle m_pack;
    QByteArray m_shallow;
};

QByteArray useRef(const QString &workTree)
{
    return "refs/slipway-used/" + QCryptographicHash::hash(workTree.toUtf8(), QCryptographicHash::Sha1).toHex();
}

} // namespace

void noteFreshSize(const QString &path)
{
    QFile file(path + kSizeFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::number(sizeOf(path).bytes)) <= 0)
        qCInfo(lcGit) << "cannot note the size of" << path;
}

bool needsRenewal(const QString &path)
{
    QFile file(path + kSizeFile);
    const qint64 fresh = file.open(QIODevice::ReadOnly) ? file.readAll().toLongLong() : 0;
    const PackSize now = sizeOf(path);
    return now.packs > kMostPacks || (fresh > 0 && now.bytes > kSmallBytes && now.bytes > 2 * fresh);
}

Result<> renewMirror(const QString &path, const Operation &operation, MirrorLock &lock)
{
    const QString made = path + QStringLiteral(".new");
    const auto build = [&]() -> Result<> {
        SLIPWAY_ASSIGN(const RepositoryHandle from, openMirror(path));
        SLIPWAY_ASSIGN(const Refs refs, refsOf(from.get()));
        SLIPWAY_ASSIGN(const RepositoryHandle into, createMirror(made));
        SLIPWAY_TRY(Renewal(from.get(), operation).writeInto(made, refs));
        for (auto it = refs.cbegin(); it != refs.cend(); ++it) {
            ReferenceHandle reference;
            const int code =
                git_reference_create(Out(reference), into.get(), it.key().constData(), &it.value(), 1, nullptr);
            if (code != 0)
                return fail(errorOfLibrary(code, made));
        }
        noteFreshSize(made);
        const std::unique_lock place(lock.place); // no checkout is under way from here on
        SLIPWAY_ASSIGN(const Refs now, refsOf(from.get()));
        if (!isSame(refs, now))
            return fail(ErrorCode::Busy, path, QStringLiteral("a work tree took another commit meanwhile"));
        return swapIntoPlace(made, path);
    };
    auto result = build();
    removeWhatever(made);
    return result;
}

void noteUse(git_repository *repository, const QString &workTree, const git_oid &commit)
{
    const QByteArray ref = useRef(workTree);
    git_oid before{};
    ReferenceHandle reference;
    if (git_reference_name_to_id(&before, repository, ref.constData()) == 0) {
        if (git_oid_equal(&before, &commit) == 1)
            return;
        git_reference_create(Out(reference), repository, (ref + "-before").constData(), &before, 1, nullptr);
    }
    ReferenceHandle now;
    if (git_reference_create(Out(now), repository, ref.constData(), &commit, 1, nullptr) != 0)
        qCInfo(lcGit) << "cannot note what" << workTree << "uses";
}

} // namespace slipway::git
