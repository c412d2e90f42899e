// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/environmentfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

namespace environment {

namespace {

constexpr int kSettleMilliseconds = 100;

// What decides whether there is something new to say: the text, or why there is none.
QByteArray digestOf(const QString &path, const ParseResult &result)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (QFile file(path); QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly))
        hash.addData(&file);
    for (const Issue &issue : result.issues)
        hash.addData(issueLine(issue).toUtf8());
    return hash.result();
}

// The nearest folder above the file that exists: where its coming is seen.
QString existingFolder(const QString &path)
{
    QDir folder = QFileInfo(path).absoluteDir();
    while (!folder.exists() && !folder.isRoot())
        folder = QFileInfo(folder.path()).absoluteDir();
    return folder.path();
}

} // namespace

EnvironmentFile::EnvironmentFile(const QString &path, const MetricLookup &lookup, QObject *parent)
    : QObject(parent), m_path(QFileInfo(path).absoluteFilePath()), m_lookup(lookup)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMilliseconds);
    connect(&m_settle, &QTimer::timeout, this, &EnvironmentFile::read);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &EnvironmentFile::readSoon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &EnvironmentFile::readSoon);
}

EnvironmentFile::~EnvironmentFile() = default;

void EnvironmentFile::start()
{
    watchPaths();
    read();
}

void EnvironmentFile::watchPaths()
{
    // A rename drops the watch on the old file; the folder reports it, and the new file is watched from then on.
    QStringList wanted{existingFolder(m_path)};
    if (const QString target = QFileInfo(m_path).canonicalFilePath(); !target.isEmpty()) {
        wanted.append(m_path);
        if (target != m_path) { // a link: editors replace what it points to
            wanted.append(target);
            wanted.append(QFileInfo(target).absolutePath());
        }
    }
    wanted.removeDuplicates();
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : watched)
        if (!wanted.contains(path))
            m_watcher.removePath(path);
    for (const QString &path : wanted)
        if (!watched.contains(path))
            m_watcher.addPath(path);
}

void EnvironmentFile::readSoon()
{
    watchPaths();
    m_settle.start();
}

void EnvironmentFile::read()
{
    const quint64 turn = ++m_turn;
    // The pool thread posts to our thread, which alone looks whether we still exist.
    auto *const bridge = new QObject; // lives here, outlives us if it must
    QThreadPool::globalInstance()->start([path = m_path, lookup = m_lookup, turn, bridge, self = QPointer<EnvironmentFile>(this)] {
        ParseResult result = parseFile(path, lookup);
        const QByteArray digest = digestOf(path, result);
        QMetaObject::invokeMethod(
            bridge,
            [self, bridge, turn, digest, result = std::move(result)] {
                if (self)
                    self->take(turn, digest, result);
                bridge->deleteLater();
            },
            Qt::QueuedConnection);
    });
}

void EnvironmentFile::take(quint64 turn, const QByteArray &digest, ParseResult result)
{
    watchPaths(); // it may have come into being meanwhile
    if (turn != m_turn || (m_reported && digest == m_digest))
        return;
    m_digest = digest;
    m_reported = true;
    if (result.environment)
        m_current = result.environment;
    else
        result.environment = m_current;
    emit changed(result);
}

} // namespace environment

#include "moc_environmentfile.cpp"
