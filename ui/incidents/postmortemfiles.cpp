// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/postmortemfiles.h"

#include "models/incidents/postmortem.h"
#include "models/incidents/wording.h"
#include "ui/incidents/pdflinks.h"

#include <QBuffer>
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

namespace incidents {

namespace {

base::Error cannotWrite(const QFile &file) { return {base::Errc::Io, file.errorString().toStdString(), {}, "write " + file.fileName().toStdString(), {}}; }

base::Result<void> keepFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return std::unexpected(cannotWrite(file));
    return {};
}

} // namespace

base::Result<QString> postmortemFiles(const Incident &incident, const std::vector<Cited> &cited, const QString &folder, base::WallTime now)
{
    const QString stem = QStringLiteral("%1/postmortem-%2-%3").arg(folder).arg(incident.number).arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    const QString html = postmortemHtml(incident, cited, now);
    const auto text = keepFile(stem + QStringLiteral(".md"), postmortemMarkdown(incident, cited, now).toUtf8());
    if (!text)
        return std::unexpected(text.error());
    const auto page = keepFile(stem + QStringLiteral(".html"), html.toUtf8());
    if (!page)
        return std::unexpected(page.error());
    QTextDocument document;
    document.setHtml(html); // our own: what persons and servers wrote stands in it escaped
    QBuffer print;
    print.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&print);
    pdf.setTitle(nameOf(incident));
    pdf.setPageSize(QPageSize(QPageSize::A4));
    document.print(&pdf);
    const auto printed = keepFile(stem + QStringLiteral(".pdf"), withInnerLinks(print.data(), QByteArray(kEntryAnchor.data(), kEntryAnchor.size()), QByteArray(kSentenceAnchor.data(), kSentenceAnchor.size())));
    if (!printed)
        return std::unexpected(printed.error());
    return stem + QStringLiteral(".md");
}

void writePostmortem(const Incident &incident, const std::vector<Cited> &cited, QObject *context, std::function<void(const base::Result<QString> &)> then)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    QThreadPool::globalInstance()->start([incident, cited, folder, to = QPointer<QObject>(context), then = std::move(then)] {
        const auto file = postmortemFiles(incident, cited, folder, base::Clock::system().wallNow());
        QMetaObject::invokeMethod(
            qApp,
            [to, then, file] {
                if (to)
                    then(file);
            },
            Qt::QueuedConnection);
    });
}

} // namespace incidents
