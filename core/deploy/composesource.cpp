// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/composesource.h"

#include "core/variables/envfile.h"
#include "core/variables/interpolation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <yaml-cpp/yaml.h>

namespace slipway::deploy {

namespace {

constexpr qsizetype kMostFiles = 200;
constexpr qsizetype kMostFileBytes = 16 << 20;
constexpr int kMostDepth = 60;
constexpr int kMostFolded = 200; // lines of one folded text
constexpr int kMostExtended = 10;

QString textOf(const YAML::Node &node)
{
    return node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

// A key of a mapping, where it is not there that of the mappings drawn in by "<<", as Compose has it.
YAML::Node fieldOf(const YAML::Node &map, const char *key, int depth = 0)
{
    if (const YAML::Node own = map[key]; own.IsDefined() || depth > kMostDepth)
        return own;
    const YAML::Node drawnIn = map["<<"];
    if (drawnIn.IsDefined() && drawnIn.IsMap())
        return fieldOf(drawnIn, key, depth + 1);
    if (drawnIn.IsDefined() && drawnIn.IsSequence()) {
        for (const auto &one : drawnIn) {
            const YAML::Node found = one.IsMap() ? fieldOf(one, key, depth + 1) : YAML::Node();
            if (one.IsMap() && found.IsDefined())
                return found;
        }
    }
    return YAML::Node(YAML::NodeType::Undefined);
}

class Reader
{
public:
    Reader(const QString &workTree, const variables::Lookup &lookup)
        : m_workTree(QFileInfo(workTree).canonicalFilePath())
        , m_lookup(lookup)
    {
    }

    Result<> readFile(const QString &path, const QString &folder)
    {
        if (m_read.contains(path) || m_read.size() >= kMostFiles)
            return {};
        m_read.insert(path);
        SLIPWAY_ASSIGN(const QVector<YAML::Node> documents, parse(path));
        for (const YAML::Node &root : documents) {
            addUses(root, path, 0);
            if (root.IsMap())
                readRoot(root, folder);
        }
        return {};
    }

    ComposeSource found;

private:
    Result<QVector<YAML::Node>> parse(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::FileAccess, path, file.errorString());
        if (file.size() > kMostFileBytes)
            return fail(ErrorCode::ComposeInvalid, path, QStringLiteral("the file is larger than 16 MiB"));
        try {
            QVector<YAML::Node> documents;
            const QByteArray text = file.readAll();
            m_lines.insert(path, text.split('\n'));
            for (YAML::Node &root : YAML::LoadAll(text.toStdString()))
                documents.append(root);
            return documents;
        } catch (const YAML::Exception &error) {
            return fail(ErrorCode::ComposeInvalid, path,
                        QStringLiteral("line %1: %2").arg(error.mark.line + 1).arg(QString::fromStdString(error.msg)));
        }
    }

    // Compose interpolates values, not keys.
    void addUses(const YAML::Node &node, const QString &path, int depth)
    {
        if (depth > kMostDepth)
            return;
        if (node.IsScalar())
            addUsesOf(QString::fromStdString(node.Scalar()), node.Mark().line, path);
        else if (node.IsSequence())
            for (const auto &entry : node)
                addUses(entry, path, depth + 1);
        else if (node.IsMap())
            for (const auto &entry : node)
                addUses(entry.second, path, depth + 1);
    }

    void addUsesOf(const QString &text, int line, const QString &path)
    {
        const auto references = variables::references(text);
        if (!references) {
            if (!found.problem)
                found.problem =
                    Error{ErrorCode::ComposeInvalid, path,
                          QCoreApplication::translate("Inspector", "Line %1: %2")
                              .arg(QString::number(lineOf({}, line, line, path)), references.error().detail)};
            return;
        }
        QSet<QString> asked;
        (void)variables::interpolate(text, [&](const QString &name) {
            asked.insert(name);
            return valueOf(name);
        });
        for (const variables::Reference &reference : *references) {
            const int below = static_cast<int>(QStringView(text).left(reference.offset).count(QLatin1Char('\n')));
            const int here = lineOf(reference.name, line + below, line, path);
            bool isKnown = false; // an anchor is met once for each use of it
            for (const VariableUse &use : std::as_const(found.uses))
                isKnown = isKnown || (use.reference == reference && use.file == path && use.line == here);
            if (!isKnown)
                found.uses.append({reference, path, here, included(reference.name), m_scope.isUnread,
                                   !reference.isNested || asked.contains(reference.name)});
        }
    }

    // From 1. A text of several lines begins where its mark stands, or below it (| and >); those that
    // are folded have fewer line ends than lines.
    int lineOf(const QString &name, int guess, int marked, const QString &path) const
    {
        static const QRegularExpression kBlock(QStringLiteral("(^|\\s)[|>][0-9+-]*\\s*(#.*)?$"));
        const QByteArrayList lines = m_lines.value(path);
        const int first = kBlock.match(QString::fromUtf8(lines.value(marked))).hasMatch() ? guess + 1 : guess;
        for (int line = first; line < lines.size() && line < first + kMostFolded; ++line) {
            if (lines.at(line).contains('$' + name.toUtf8()) || lines.at(line).contains('{' + name.toUtf8()))
                return line + 1;
        }
        return first + 1;
    }

    void readRoot(const YAML::Node &root, const QString &folder)
    {
        readIncludes(root["include"], folder);
        const YAML::Node services = root["services"];
        if (!services.IsDefined() || !services.IsMap())
            return;
        for (const auto &service : services) {
            if (service.second.IsMap())
                readService(textOf(service.first), service.second, {root, folder}, 0);
        }
    }

    void readIncludes(const YAML::Node &includes, const QString &folder)
    {
        if (!includes.IsDefined() || !includes.IsSequence())
            return;
        for (const auto &include : includes) {
            QStringList paths;
            QString subFolder;
            if (include.IsScalar()) {
                paths << textOf(include);
            } else if (include.IsMap()) {
                const YAML::Node path = include["path"];
                if (path.IsDefined() && path.IsSequence())
                    for (const auto &one : path)
                        paths << textOf(one);
                else if (path.IsDefined())
                    paths << textOf(path);
                const YAML::Node directory = include["project_directory"];
                if (directory.IsDefined())
                    subFolder = pathOf(textOf(directory), folder);
            }
            if (subFolder.isEmpty() && !paths.isEmpty())
                subFolder = QFileInfo(pathOf(paths.first(), folder)).absolutePath();
            const Scope outer = m_scope;
            enterScope(include.IsMap() ? include["env_file"] : YAML::Node(YAML::NodeType::Undefined), folder,
                       subFolder);
            for (const QString &path : std::as_const(paths))
                drawIn(fileOf(path, folder), subFolder);
            m_scope = outer;
        }
    }

    // compose-go, ApplyInclude: the env files of the include, else the .env of its folder; what is set
    // outside wins, of several files the later one.
    void enterScope(const YAML::Node &named, const QString &folder, const QString &subFolder)
    {
        QStringList paths;
        if (named.IsDefined() && named.IsSequence())
            for (const auto &one : named)
                paths << fileOf(textOf(one), folder);
        else if (named.IsDefined() && named.IsScalar())
            paths << fileOf(textOf(named), folder);
        else if (const QString usual = subFolder + QStringLiteral("/.env"); QFileInfo(usual).isFile())
            paths << fileOf(usual, folder);
        QMap<QString, QString> values;
        for (const QString &path : std::as_const(paths)) {
            QFile file(path);
            const bool isReadable = !path.isEmpty() && isInside(path) && file.size() <= kMostFileBytes;
            const auto entries = isReadable && file.open(QIODevice::ReadOnly)
                                     ? variables::parseEnvFile(file.readAll(), path,
                                                               [&](const QString &name) -> std::optional<QString> {
                                                                   if (auto outer = valueOf(name))
                                                                       return outer;
                                                                   return valueIn(values, name);
                                                               })
                                     : fail(ErrorCode::FileAccess);
            if (!entries) {
                m_scope.isUnread = true; // Compose says what is wrong with it
                continue;
            }
            for (const variables::EnvEntry &entry : *entries) {
                if (entry.hasValue)
                    values.insert(entry.key, entry.value);
            }
        }
        for (auto value = values.cbegin(); value != values.cend(); ++value) {
            if (!m_scope.values.contains(value.key()))
                m_scope.values.insert(value.key(), value.value());
        }
    }

    static std::optional<QString> valueIn(const QMap<QString, QString> &values, const QString &name)
    {
        const auto value = values.constFind(name);
        return value == values.cend() ? std::nullopt : std::optional(*value);
    }

    std::optional<QString> included(const QString &name) const { return valueIn(m_scope.values, name); }

    std::optional<QString> valueOf(const QString &name) const
    {
        const auto set = m_lookup(name);
        return set ? set : included(name);
    }

    void drawIn(const QString &path, const QString &folder)
    {
        if (path.isEmpty() || !isInside(path) ||
            !readFile(path, folder.isEmpty() ? QFileInfo(path).absolutePath() : folder))
            found.hasUnreadFiles = true;
    }

    // Where a service stands.
    struct Place {
        YAML::Node root; // of its document
        QString folder;  // of its relative paths
    };

    void readService(const QString &name, const YAML::Node &service, const Place &place, int depth)
    {
        ServiceEnvironment &environment = found.services[name];
        readEnvFiles(fieldOf(service, "env_file"), place.folder, &environment);
        readNames(fieldOf(service, "environment"), &environment, 0);
        const YAML::Node profiles = fieldOf(service, "profiles");
        if (profiles.IsDefined() && profiles.IsSequence())
            for (const auto &profile : profiles)
                found.profiles.insert(textOf(profile));
        readExtended(name, fieldOf(service, "extends"), place, depth);
    }

    // Compose extends before it merges files, so what a service inherits is its own to an override.
    void readExtended(const QString &name, const YAML::Node &extends, const Place &place, int depth)
    {
        if (!extends.IsDefined() || depth > kMostExtended)
            return;
        const bool isMap = extends.IsMap();
        const std::string base = textOf(isMap ? extends["service"] : extends).toStdString();
        const YAML::Node file = isMap ? extends["file"] : YAML::Node(YAML::NodeType::Undefined);
        if (base.empty())
            return;
        if (!file.IsDefined()) {
            const YAML::Node service = serviceOf(place.root, base);
            if (service.IsDefined())
                readService(name, service, place, depth + 1);
            return;
        }
        const QString path = fileOf(textOf(file), place.folder);
        const auto documents = path.isEmpty() || !isInside(path) ? fail(ErrorCode::FileAccess) : parse(path);
        if (!documents) {
            found.hasUnreadFiles = true;
            return;
        }
        for (const YAML::Node &root : *documents) {
            const YAML::Node service = serviceOf(root, base);
            if (!service.IsDefined())
                continue;
            addUses(service, path, 0);
            readService(name, service, {root, QFileInfo(path).absolutePath()}, depth + 1);
        }
    }

    static YAML::Node serviceOf(const YAML::Node &root, const std::string &name)
    {
        const YAML::Node services = root.IsMap() ? root["services"] : YAML::Node(YAML::NodeType::Undefined);
        const YAML::Node service =
            services.IsDefined() && services.IsMap() ? services[name] : YAML::Node(YAML::NodeType::Undefined);
        return service.IsDefined() && service.IsMap() ? service : YAML::Node(YAML::NodeType::Undefined);
    }

    void readEnvFiles(const YAML::Node &node, const QString &folder, ServiceEnvironment *environment)
    {
        const auto add = [&](const YAML::Node &entry) {
            ServiceEnvironment::EnvFile file;
            if (entry.IsMap()) {
                file.path = fileOf(textOf(entry["path"]), folder);
                file.isRequired = !entry["required"].IsDefined() || textOf(entry["required"]) != QLatin1String("false");
            } else {
                file.path = fileOf(textOf(entry), folder);
            }
            if (!file.path.isEmpty())
                environment->envFiles.append(file);
        };
        if (!node.IsDefined() || node.IsNull())
            return;
        if (!node.IsSequence())
            add(node);
        else
            for (const auto &entry : node)
                add(entry);
    }

    static void readNames(const YAML::Node &node, ServiceEnvironment *environment, int depth)
    {
        if (!node.IsDefined() || depth > kMostDepth)
            return;
        if (node.IsMap()) {
            for (const auto &entry : node) {
                if (textOf(entry.first) != QLatin1String("<<"))
                    environment->names.insert(textOf(entry.first));
                else if (entry.second.IsMap())
                    readNames(entry.second, environment, depth + 1);
                else
                    for (const auto &one : entry.second)
                        readNames(one, environment, depth + 1);
            }
        } else if (node.IsSequence()) {
            for (const auto &entry : node)
                environment->names.insert(textOf(entry).section(QLatin1Char('='), 0, 0));
        }
    }

    QString pathOf(const QString &written, const QString &folder) const
    {
        const auto path = variables::interpolate(written, [this](const QString &name) { return valueOf(name); });
        if (!path || path->isEmpty())
            return {};
        return QDir::cleanPath(QDir(folder).absoluteFilePath(*path));
    }

    // One that Compose will read.
    QString fileOf(const QString &written, const QString &folder)
    {
        const QString path = pathOf(written, folder);
        if (!path.isEmpty() && !found.namedFiles.contains(path))
            found.namedFiles << path;
        return path;
    }

    bool isInside(const QString &path) const
    {
        const QString real = QFileInfo(path).canonicalFilePath();
        return real.startsWith(m_workTree + QLatin1Char('/'));
    }

    // What holds within an include.
    struct Scope {
        QMap<QString, QString> values;
        bool isUnread = false;
    };

    QString m_workTree;
    Scope m_scope;
    const variables::Lookup &m_lookup;
    QSet<QString> m_read;
    QHash<QString, QByteArrayList> m_lines; // of each file
};

} // namespace

Result<ComposeSource> readComposeSource(const QStringList &files, const QString &projectDirectory,
                                        const QString &workTree, const variables::Lookup &lookup)
{
    Reader reader(workTree, lookup);
    try {
        for (const QString &file : files)
            SLIPWAY_TRY(reader.readFile(file, projectDirectory));
    } catch (const YAML::Exception &error) {
        return fail(ErrorCode::ComposeInvalid, files.value(0), QString::fromStdString(error.msg));
    }
    return std::move(reader.found);
}

} // namespace slipway::deploy
