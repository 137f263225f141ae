// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/configcache.h"

#include <QCryptographicHash>
#include <QFile>

namespace slipway::deploy {

namespace {

void addPart(QCryptographicHash &hash, const QByteArray &part)
{
    hash.addData(QByteArray::number(part.size()) + ':');
    hash.addData(part);
}

} // namespace

std::optional<QByteArray> ConfigCache::keyOf(const docker::ComposeProject &project, const QString &commit)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addPart(hash, project.name.toUtf8());
    addPart(hash, project.directory.toUtf8());
    bool drawsInOthers = false;
    const auto addFile = [&hash](const QString &path) -> std::optional<QByteArray> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        const QByteArray content = file.readAll();
        addPart(hash, path.toUtf8());
        addPart(hash, content);
        return content;
    };
    for (const QString &path : project.files) {
        const auto content = addFile(path);
        if (!content)
            return std::nullopt;
        drawsInOthers = drawsInOthers || content->contains("include") || content->contains("extends");
    }
    addPart(hash, "env");
    for (const QString &path : project.envFiles) {
        if (!addFile(path))
            return std::nullopt;
    }
    for (auto it = project.variables.cbegin(); it != project.variables.cend(); ++it) {
        addPart(hash, it.key().toUtf8());
        addPart(hash, it.value().toUtf8());
    }
    addPart(hash, "profiles");
    addPart(hash, project.profiles.join(QLatin1Char('\n')).toUtf8());
    addPart(hash, project.overriding);
    if (drawsInOthers)
        addPart(hash, commit.toLatin1());
    return hash.result();
}

std::optional<docker::ComposeConfig> ConfigCache::find(StackId stack, const QByteArray &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.constFind(stack);
    if (entry == m_entries.constEnd() || entry->key != key)
        return std::nullopt;
    return entry->config;
}

void ConfigCache::put(StackId stack, const QByteArray &key, docker::ComposeConfig config)
{
    config.json.clear();
    const std::lock_guard lock(m_mutex);
    m_entries.insert(stack, Entry{key, std::move(config)});
}

void ConfigCache::forget(StackId stack)
{
    const std::lock_guard lock(m_mutex);
    m_entries.remove(stack);
}

} // namespace slipway::deploy
