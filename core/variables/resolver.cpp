// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variables/resolver.h"

#include "core/model/validation.h"
#include "core/variables/envfile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

namespace slipway::variables {

namespace {

// Lengths before values: no two lists of values have the same bytes.
void addPart(QCryptographicHash &hash, QByteArrayView part)
{
    const QByteArray length = QByteArray::number(part.size()) + ':';
    hash.addData(length);
    hash.addData(QByteArray::fromRawData(part.data(), part.size()));
}

bool isInside(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + QLatin1Char('/'));
}

// The absolute path of an env file, or empty where it is absent.
Result<QString> envFile(const QString &path, const QString &shownPath, const QString &workTree)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        // A link that points to nothing might point outside later.
        if (info.isSymLink())
            return fail(ErrorCode::ComposePathInvalid, shownPath);
        return QString();
    }
    if (!isInside(info.canonicalFilePath(), QFileInfo(workTree).canonicalFilePath()))
        return fail(ErrorCode::ComposePathInvalid, shownPath);
    return info.isFile() ? info.absoluteFilePath() : QString();
}

constexpr qsizetype kMostFileBytes = 8 << 20;

// A form shows what is wrong with the stack's env file at its field; the .env has none.
QString subjectOf(Layer layer, const QString &shownPath)
{
    return layer == Layer::StackEnvFile ? QStringLiteral("envFilePath") : shownPath;
}

struct FileLayer {
    Layer layer;
    QString path;
    QString shownPath;
    QByteArray text;
};

Result<FileLayer> readLayer(Layer layer, const QString &path, const QString &shownPath)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileAccess, shownPath, file.errorString());
    if (file.size() > kMostFileBytes)
        return fail(ErrorCode::InvalidInput, subjectOf(layer, shownPath),
                    QCoreApplication::translate("Variables", "The file %1 is larger than 8 MiB.").arg(shownPath));
    return FileLayer{layer, path, shownPath, file.readAll()};
}

// What the files set, as Compose will read them: names they use are those of docker's process
// environment first, which has a variable of the environment, and what it gives up, only where no file
// sets it too.
Result<> addFileLayers(const QVector<FileLayer> &files, const ResolveRequest &request, ResolvedVariables &out)
{
    QSet<QString> keys;
    for (const FileLayer &file : files) {
        const auto entries = parseEnvFile(file.text, file.shownPath, [](const QString &) { return QString(); });
        for (const EnvEntry &entry : entries.value_or(QVector<EnvEntry>()))
            keys.insert(entry.key);
    }
    const auto isGivenUp = [&request](const QString &name) { return request.isGivenUp && request.isGivenUp(name); };
    for (const QString &key : std::as_const(keys)) {
        if (out.layers.has(key, Layer::Process) && !isGivenUp(key))
            out.layers.move(key, Layer::Process, Layer::ProcessFixed);
    }
    Layers known;
    const QStringList names = out.layers.names();
    for (const QString &name : names) {
        for (const LayeredValue &value : out.layers.of(name)) {
            const bool isHidden = value.layer == Layer::Environment || value.layer == Layer::Process;
            if (!isHidden || !keys.contains(name))
                known.add(name, value);
        }
    }
    for (const FileLayer &file : files) {
        const Layers before = known;
        const auto entries = parseEnvFile(file.text, file.shownPath, before.lookup());
        if (!entries)
            return fail(entries.error().code, subjectOf(file.layer, file.shownPath), entries.error().detail);
        for (const EnvEntry &entry : *entries) {
            if (!entry.hasValue)
                continue;
            known.add(entry.key, {file.layer, entry.value, false});
            out.layers.add(entry.key, {file.layer, entry.value, false});
            if (out.layers.has(entry.key, Layer::Process) && !out.givenUp.contains(entry.key))
                out.givenUp << entry.key;
        }
    }
    return {};
}

Result<> addEnvFiles(const ResolveRequest &request, ResolvedVariables &out)
{
    QVector<FileLayer> layers;
    out.ownEnvFile = QDir::cleanPath(QDir(request.projectDirectory).filePath(QStringLiteral(".env")));
    SLIPWAY_ASSIGN(const QString own, envFile(out.ownEnvFile, QStringLiteral(".env"), request.workTree));
    if (!own.isEmpty()) {
        out.envFiles << own;
        SLIPWAY_ASSIGN(const FileLayer layer, readLayer(Layer::RepositoryEnv, own, QStringLiteral(".env")));
        layers << layer;
    }
    if (request.envFilePath.isEmpty())
        return addFileLayers(layers, request, out);
    if (const auto problem = repositoryPathProblem(request.envFilePath, QStringLiteral("envFilePath")))
        return fail(ErrorCode::ComposePathInvalid, request.envFilePath, problem->detail);
    out.stackEnvFile = QDir::cleanPath(QDir(request.workTree).filePath(request.envFilePath));
    SLIPWAY_ASSIGN(const QString chosen, envFile(out.stackEnvFile, request.envFilePath, request.workTree));
    if (chosen.isEmpty()) {
        out.notes << QCoreApplication::translate("Variables", "The env file %1 is not in the repository.")
                         .arg(request.envFilePath);
    } else if (!out.envFiles.contains(chosen)) {
        out.envFiles << chosen;
        SLIPWAY_ASSIGN(const FileLayer layer, readLayer(Layer::StackEnvFile, chosen, request.envFilePath));
        layers << layer;
    }
    return addFileLayers(layers, request, out);
}

// The person's variables of one layer, taken out of the vault where they are secret.
Result<> addPersons(Layer layer, const QVector<Variable> &variables, const SecretReader &readSecret, Redactor &redactor,
                    ResolvedVariables &out)
{
    for (const Variable &variable : variables) {
        QString value = variable.value;
        if (variable.isSecret) {
            Result<SecretString> secret = readSecret ? readSecret(variable.key) : fail(ErrorCode::NotFound);
            if (!secret && secret.error().code == ErrorCode::NotFound) {
                out.notes << QCoreApplication::translate("Variables", "The secret variable %1 has no value yet.")
                                 .arg(variable.key);
                continue;
            }
            if (!secret)
                return fail(std::move(secret).error());
            redactor.add(*secret);
            value = secret->revealText();
        }
        if (auto problem = variableProblem(variable.key, value))
            return fail(ErrorCode::VariableInvalid, variable.key, problem->detail);
        out.layers.add(variable.key, {layer, value, variable.isSecret});
    }
    return {};
}

} // namespace

Result<ResolvedVariables> resolve(const ResolveRequest &request, const SecretReader &readSecret, Redactor &redactor)
{
    ResolvedVariables out;
    for (auto it = request.process.cbegin(); it != request.process.cend(); ++it)
        out.layers.add(it.key(), {Layer::Process, it.value(), false});
    SLIPWAY_TRY(
        addPersons(Layer::Environment, request.environmentVariables, request.readEnvironmentSecret, redactor, out));
    SLIPWAY_TRY(addPersons(Layer::Stack, request.variables, readSecret, redactor, out));
    SLIPWAY_TRY(addEnvFiles(request, out));
    const QStringList names = out.layers.names();
    for (const QString &name : names) {
        const LayeredValue final = out.layers.of(name).last();
        if (final.layer == Layer::Stack || final.layer == Layer::Environment)
            out.processEnvironment.insert(name, final.value);
    }
    SLIPWAY_ASSIGN(out.fingerprint, fingerprint(request.variables, readSecret, request.salt));
    return out;
}

Result<QMap<QString, QString>> fingerprintParts(const QVector<Variable> &variables, const SecretReader &readSecret,
                                                const QByteArray &salt)
{
    QMap<QString, QString> parts;
    for (const Variable &variable : variables) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        addPart(hash, salt);
        addPart(hash, variable.key.toUtf8());
        addPart(hash, variable.isSecret ? "secret" : "plain");
        if (variable.isSecret) {
            const Result<SecretString> secret = readSecret(variable.key);
            if (secret)
                addPart(hash, secret->reveal());
            else if (secret.error().code != ErrorCode::NotFound)
                return fail(secret.error());
        } else {
            addPart(hash, variable.value.toUtf8());
        }
        parts.insert(variable.key, QString::fromLatin1(hash.result().toHex().left(32)));
    }
    return parts;
}

Result<QString> fingerprint(const QVector<Variable> &variables, const SecretReader &readSecret, const QByteArray &salt)
{
    SLIPWAY_ASSIGN(const auto parts, fingerprintParts(variables, readSecret, salt));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addPart(hash, salt);
    for (auto part = parts.cbegin(); part != parts.cend(); ++part) {
        addPart(hash, part.key().toUtf8());
        addPart(hash, part.value().toLatin1());
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace slipway::variables
