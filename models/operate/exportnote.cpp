// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operate/exportnote.h"

#include "models/acts/dispatcher.h"
#include "models/base/untrusted.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace operate {

namespace {

constexpr auto kHashing = 30s;

QString sha256Of(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? QString::fromLatin1(hash.result().toHex()) : u"unknown"_s;
}

// How a note that could not be written is told, on the thread of the context.
struct NoteFailure {
    QPointer<QObject> context;
    std::function<void(const base::Error &)> tell;
};

flow::Task<void> noteOnEngine(flow::Reactor &reactor, std::shared_ptr<Bookkeeping> books, Exported exported, std::shared_ptr<const NoteFailure> failure)
{
    flow::BlockingPool files(1);
    const std::function<journal::Entry()> ask = [exported] { return exportNote(exported); };
    auto note = co_await flow::offload<journal::Entry>(reactor, files, reactor.now() + kHashing, ask);
    base::Result<void> left;
    if (note) {
        auto leaving = leaveNote(reactor, std::move(books), std::move(*note));
        left = co_await std::move(leaving);
    } else {
        left = std::unexpected(note.error());
    }
    if (left || left.error().code == base::Errc::Cancelled)
        co_return;
    QMetaObject::invokeMethod(
        qApp,
        [failure, error = left.error()] {
            if (failure->context)
                failure->tell(error);
        },
        Qt::QueuedConnection);
}

} // namespace

journal::Entry exportNote(const Exported &exported)
{
    QStringList lines;
    for (const QString &file : exported.files)
        lines << u"file: "_s + base::Untrusted(QFileInfo(file).absoluteFilePath()).visible() << u"sha256: "_s + sha256Of(file);
    lines += exported.more;
    if (!exported.environment.isEmpty())
        lines << acts::kEnvironmentLine + base::Untrusted(exported.environment).visible();
    journal::Entry note;
    note.act = u"export."_s + exported.what;
    note.target = exported.target;
    note.details = lines.join(u'\n');
    return note;
}

flow::Task<base::Result<void>> leaveNote(flow::Reactor &reactor, std::shared_ptr<Bookkeeping> books, journal::Entry note)
{
    note.actor = co_await books->person(reactor);
    if (books->journal() && books->journal()->refusesActs())
        co_return base::Result<void>();
    BookLedger ledger(books);
    auto writing = ledger.append(std::move(note));
    const auto written = co_await std::move(writing);
    if (!written)
        co_return std::unexpected(written.error());
    co_return base::Result<void>();
}

void noteExport(watch::Feed &feed, const std::shared_ptr<Bookkeeping> &books, const Exported &exported, QObject *context,
                std::function<void(const base::Error &)> failed)
{
    const auto failure = std::make_shared<const NoteFailure>(NoteFailure{context, std::move(failed)});
    feed.postWithSecrets([books, exported, failure](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) {
        scope.spawn(noteOnEngine(reactor, books, exported, failure));
    });
}

} // namespace operate
