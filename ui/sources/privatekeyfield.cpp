// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/privatekeyfield.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace slipway::ui {
namespace {

constexpr qint64 kMostBytes = 64 * 1024;

} // namespace

PrivateKeyField::PrivateKeyField(QWidget *parent)
    : QWidget(parent)
    , m_shown(new QLineEdit(this))
    , m_paste(new QPushButton(tr("&Paste"), this))
    , m_choose(new QPushButton(tr("C&hoose File…"), this))
{
    setObjectName(QStringLiteral("privateKeyField"));
    setAccessibleName(tr("Private key"));
    m_shown->setObjectName(QStringLiteral("credentialPrivateKey"));
    m_shown->setAccessibleName(tr("Private key"));
    m_shown->setReadOnly(true);
    m_shown->setPlaceholderText(tr("Paste the key, or choose its file"));
    m_shown->installEventFilter(this);
    m_paste->setObjectName(QStringLiteral("credentialPasteKey"));
    m_paste->setToolTip(tr("Take the private key from the clipboard"));
    m_choose->setObjectName(QStringLiteral("credentialChooseKey"));
    for (QPushButton *button : {m_paste, m_choose})
        button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_shown, 1);
    layout->addWidget(m_paste);
    layout->addWidget(m_choose);
    setFocusProxy(m_shown);
    connect(m_paste, &QPushButton::clicked, this, &PrivateKeyField::paste);
    connect(m_choose, &QPushButton::clicked, this, &PrivateKeyField::chooseFile);
}

void PrivateKeyField::setIsKept(bool isKept)
{
    m_key = {};
    m_shown->setText(isKept ? tr("Kept; paste or choose another one to replace it") : QString());
}

SecretString PrivateKeyField::key() const
{
    return m_key.clone();
}

bool PrivateKeyField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_shown && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
        paste();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PrivateKeyField::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty())
        return Q_EMIT refused(tr("The clipboard has no text. Copy the private key first."));
    take(text.toUtf8(), tr("the clipboard"));
}

void PrivateKeyField::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a Private Key"), QDir::homePath() + QStringLiteral("/.ssh"));
    dialog->setObjectName(QStringLiteral("privateKeyDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PrivateKeyField::readFile);
    dialog->open();
}

void PrivateKeyField::readFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || file.size() > kMostBytes || !file.open(QIODevice::ReadOnly)) {
        Q_EMIT refused(tr("The file cannot be read, or is too large for a private key."));
        return;
    }
    take(file.readAll(), QFileInfo(path).fileName());
}

void PrivateKeyField::take(const QByteArray &text, const QString &from)
{
    const QByteArray trimmed = text.trimmed();
    if (trimmed.startsWith("ssh-") || trimmed.startsWith("ecdsa-")) {
        Q_EMIT refused(tr("This is the public half of a key. The private one begins with -----BEGIN."));
        return;
    }
    if (!trimmed.startsWith("-----BEGIN ") || trimmed.size() > kMostBytes) {
        Q_EMIT refused(tr("This is not a private key: one begins with -----BEGIN and has several lines."));
        return;
    }
    m_key = SecretString::fromBytes(trimmed + '\n');
    //: %1 is a file name, or "the clipboard"
    m_shown->setText(tr("New key from %1").arg(from));
    Q_EMIT edited();
}

} // namespace slipway::ui
