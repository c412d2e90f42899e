// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checkpointcommand.h"

#include "app/exitcode.h"
#include "app/journaloptions.h"
#include "app/sharedroom.h"
#include "app/watchoptions.h"
#include "models/base/untrusted.h"
#include "models/journal/checkpoint.h"
#include "models/journal/reader.h"

#include <QFile>
#include <QSaveFile>

#include <cstdio>

namespace app {

namespace {

constexpr std::chrono::seconds kSigning{60}, kChecking{20};

qint64 microsNow()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(base::Clock::system().wallNow().time_since_epoch()).count();
}

base::Result<journal::Checkpoint> checkpointOf(const JournalOptions &options)
{
    journal::Checkpoint out;
    QList<journal::ChainHead> heads;
    if (options.isSet("shared")) {
        auto where = SharedRoom::placeOf(options.value("shared"));
        if (!where)
            return std::unexpected(where.error());
        SharedRoom room(*where);
        auto store = room.open();
        if (!store)
            return std::unexpected(store.error());
        auto found = runFlow((*store)->heads(room.due()));
        if (!found)
            return std::unexpected(found.error());
        out.of = QStringLiteral("%1 %2").arg(room.shown(), (*store)->facts().id);
        heads = std::move(*found);
    } else {
        auto reader = journal::Reader::open(options.file);
        auto found = reader ? reader->heads() : std::unexpected(reader.error());
        if (!found)
            return std::unexpected(found.error());
        out.of = options.file;
        heads = std::move(*found);
    }
    const qint64 now = microsNow();
    for (const journal::ChainHead &head : std::as_const(heads))
        out.anchors.append({head.log.toLatin1(), head.size, head.hash, now});
    return out;
}

} // namespace

int runCheckpointCommand(const JournalOptions &options)
{
    auto checkpoint = checkpointOf(options);
    if (!checkpoint) {
        complain(checkpoint.error());
        return NotDone;
    }
    flow::Reactor reactor;
    const auto bytes = runFlow(journal::signedCheckpoint(reactor, std::move(*checkpoint), options.value("key"), reactor.now() + kSigning));
    if (!bytes) {
        complain(bytes.error());
        return NotDone;
    }
    bool good = true;
    if (options.isSet("output")) {
        QSaveFile file(options.value("output"));
        good = file.open(QIODevice::WriteOnly) && file.write(*bytes) == bytes->size() && file.commit();
    } else {
        good = std::fwrite(bytes->constData(), 1, std::size_t(bytes->size()), stdout) == std::size_t(bytes->size()) && std::fflush(stdout) == 0;
    }
    if (good)
        return Good;
    complain({base::Errc::Io, JournalCommand::tr("the checkpoint could not be written").toStdString()});
    return NotDone;
}

std::optional<QList<journal::Anchor>> evidenceOfCheckpoint(const JournalOptions &options)
{
    if (!options.isSet("checkpoint"))
        return QList<journal::Anchor>();
    QFile file(options.value("checkpoint"));
    if (!file.open(QIODevice::ReadOnly)) {
        complain({base::Errc::Io, file.errorString().toStdString(), {}, JournalCommand::tr("read %1").arg(file.fileName()).toStdString()});
        return std::nullopt;
    }
    flow::Reactor reactor;
    const auto checked = runFlow(journal::verifiedCheckpoint(reactor, file.readAll(), options.value("signers"), reactor.now() + kChecking));
    if (!checked) {
        complain(checked.error());
        return std::nullopt;
    }
    std::fprintf(stderr, "%s\n", qPrintable(base::Untrusted(JournalCommand::tr("Checkpoint of %1, signed by %2.").arg(checked->of, checked->signer)).visible()));
    return checked->anchors;
}

} // namespace app
