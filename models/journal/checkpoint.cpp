// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/checkpoint.h"

#include "models/journal/wording.h"
#include "models/process/childrunner.h"

#include <QFileInfo>
#include <QTemporaryFile>

namespace journal {

using flow::Errc;
using flow::Error;
using flow::orFail;
using flow::Result;
using flow::Task;
using process::Argv;

namespace {

constexpr char kFirstLine[] = "quarterdeck-checkpoint-v1 ";
constexpr char kSignature[] = "-----BEGIN SSH SIGNATURE-----\n";
constexpr char kNamespace[] = "quarterdeck-journal";

process::RunOptions quietly()
{
    process::RunOptions options;
    // a passphrase is never asked for here: nobody may be at the terminal
    options.environment = {{"SSH_ASKPASS", "/bin/false"}, {"SSH_ASKPASS_REQUIRE", "force"}};
    if (const QByteArray agent = qgetenv("SSH_AUTH_SOCK"); !agent.isEmpty())
        options.environment.emplace_back("SSH_AUTH_SOCK", agent);
    return options;
}

Argv keygen(const char *what)
{
    Argv command(process::findTool(QStringLiteral("ssh-keygen")));
    command.shortOption('Y', QLatin1String(what));
    return command;
}

std::unexpected<Error> refusedCheckpoint(Errc code, const QString &text, const QString &remedy = {})
{
    return std::unexpected(Error{code, text.toStdString(), {}, say(QT_TRANSLATE_NOOP("journal", "check the checkpoint")).toStdString(), remedy.toStdString()});
}

} // namespace

QByteArray checkpointText(const Checkpoint &checkpoint)
{
    QString of = checkpoint.of;
    QByteArray out = kFirstLine + of.replace(QLatin1Char('\n'), QLatin1Char(' ')).toUtf8() + '\n';
    for (const Anchor &a : checkpoint.anchors)
        out += a.log + ' ' + QByteArray::number(a.size) + ' ' + a.head.toHex() + ' ' + QByteArray::number(a.time) + '\n';
    return out;
}

std::optional<Checkpoint> checkpointIn(const QByteArray &text)
{
    constexpr qsizetype kBegins = qsizetype(sizeof kFirstLine) - 1;
    const qsizetype end = text.indexOf('\n');
    if (!text.startsWith(kFirstLine) || end < 0)
        return std::nullopt;
    Checkpoint out;
    out.of = QString::fromUtf8(text.mid(kBegins, end - kBegins));
    out.anchors = anchorsIn(text).anchors;
    return out;
}

Task<Result<QByteArray>> signedCheckpoint(flow::Reactor &reactor, Checkpoint checkpoint, QString key, flow::TimePoint due)
{
    const QByteArray text = checkpointText(checkpoint);
    Argv command = keygen("sign");
    command.shortOption('f', QFileInfo(key).absoluteFilePath()).shortOption('n', QLatin1String(kNamespace));
    process::RunOptions options = quietly();
    options.input = text;
    auto output = co_await orFail(process::runChecked(reactor, command, std::move(options), due));
    if (!output.out.startsWith(kSignature))
        co_return flow::fail(Errc::Protocol, output.err.toStdString());
    co_return text + output.out;
}

Task<Result<Checkpoint>> verifiedCheckpoint(flow::Reactor &reactor, QByteArray bytes, QString allowedSigners, flow::TimePoint due)
{
    const qsizetype at = bytes.indexOf(kSignature);
    const QByteArray text = bytes.left(at);
    auto said = checkpointIn(text);
    if (!said || at < 0)
        co_return refusedCheckpoint(Errc::Invalid, say(QT_TRANSLATE_NOOP("journal", "it is no signed checkpoint")));
    QTemporaryFile signature;
    if (!signature.open() || signature.write(bytes.mid(at)) < 0 || !signature.flush())
        co_return refusedCheckpoint(Errc::Io, signature.errorString());
    Argv find = keygen("find-principals");
    find.shortOption('s', signature.fileName()).shortOption('f', QFileInfo(allowedSigners).absoluteFilePath());
    process::RunOptions asking = quietly();
    auto found = co_await orFail(process::run(reactor, find, std::move(asking), due));
    const QString signer = QString::fromUtf8(found.out).section(QLatin1Char('\n'), 0, 0).trimmed();
    if (found.exitCode != 0 || signer.isEmpty() || signer.startsWith(QLatin1Char('-')))
        co_return refusedCheckpoint(Errc::Authentication, say(QT_TRANSLATE_NOOP("journal", "it is signed by nobody in %1")).arg(allowedSigners));
    Argv verify = keygen("verify");
    verify.shortOption('f', QFileInfo(allowedSigners).absoluteFilePath()).shortOption('I', signer).shortOption('n', QLatin1String(kNamespace)).shortOption('s', signature.fileName());
    process::RunOptions checking = quietly();
    checking.input = text;
    auto checked = co_await orFail(process::run(reactor, verify, std::move(checking), due));
    if (checked.exitCode != 0)
        co_return refusedCheckpoint(Errc::Authentication, say(QT_TRANSLATE_NOOP("journal", "its signature is wrong: it was changed, or made for something else")));
    said->signer = signer;
    co_return std::move(*said);
}

} // namespace journal
