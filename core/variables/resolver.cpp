// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variables/resolver.h"

#include "core/model/validation.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

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

Result<> addEnvFiles(const ResolveRequest &request, ResolvedVariables &out)
{
    SLIPWAY_ASSIGN(const QString own, envFile(QDir(request.projectDirectory).filePath(QStringLiteral(".env")),
                                              QStringLiteral(".env"), request.workTree));
    if (!own.isEmpty())
        out.envFiles << own;
    if (request.envFilePath.isEmpty())
        return {};
    if (const auto problem = repositoryPathProblem(request.envFilePath, QStringLiteral("envFilePath")))
        return fail(ErrorCode::ComposePathInvalid, request.envFilePath, problem->detail);
    SLIPWAY_ASSIGN(const QString chosen, envFile(QDir(request.workTree).filePath(request.envFilePath),
                                                 request.envFilePath, request.workTree));
    if (chosen.isEmpty())
        out.notes << QCoreApplication::translate("Variables", "The env file %1 is not in the repository.")
                         .arg(request.envFilePath);
    else if (!out.envFiles.contains(chosen))
        out.envFiles << chosen;
    return {};
}

} // namespace

Result<ResolvedVariables> resolve(const ResolveRequest &request, const SecretReader &readSecret, Redactor &redactor)
{
    ResolvedVariables out;
    for (const Variable &variable : request.variables) {
        QString value = variable.value;
        if (variable.isSecret) {
            Result<SecretString> secret = readSecret(variable.key);
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
        out.processEnvironment.insert(variable.key, value);
    }
    SLIPWAY_TRY(addEnvFiles(request, out));
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
