// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktoppostmortem.h"

#include "models/incidents/postmortem.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPageSize>
#include <QPdfWriter>
#include <QPointer>
#include <QStandardPaths>
#include <QTextDocument>
#include <QThreadPool>

namespace app {

namespace {

base::Result<void> keepFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(bytes) != bytes.size())
        return std::unexpected(base::Error{base::Errc::Io, file.errorString().toStdString(), {}, "write " + path.toStdString(), {}});
    return {};
}

} // namespace

base::Result<QString> postmortemFiles(const incidents::Incident &incident, const QString &folder, base::WallTime now)
{
    const QString stem = QStringLiteral("%1/postmortem-%2-%3").arg(folder).arg(incident.number).arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    const QString html = incidents::postmortemHtml(incident, now);
    const auto text = keepFile(stem + QStringLiteral(".md"), incidents::postmortemMarkdown(incident, now).toUtf8());
    if (!text)
        return std::unexpected(text.error());
    const auto page = keepFile(stem + QStringLiteral(".html"), html.toUtf8());
    if (!page)
        return std::unexpected(page.error());
    QTextDocument document;
    document.setHtml(html); // our own: what persons and servers wrote stands in it escaped
    QPdfWriter pdf(stem + QStringLiteral(".pdf"));
    pdf.setPageSize(QPageSize(QPageSize::A4));
    document.print(&pdf);
    return stem + QStringLiteral(".md");
}

void writePostmortem(const incidents::Incident &incident, QObject *context, std::function<void(const base::Result<QString> &)> then)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    QThreadPool::globalInstance()->start([incident, folder, to = QPointer<QObject>(context), then = std::move(then)] {
        const auto file = postmortemFiles(incident, folder, base::Clock::system().wallNow());
        QMetaObject::invokeMethod(
            qApp,
            [to, then, file] {
                if (to)
                    then(file);
            },
            Qt::QueuedConnection);
    });
}

} // namespace app
