// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/connectiondraft.h"

#include "ui/start/draftproblems.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace start {
namespace {

using environment::TargetKind;
using environment::Tls;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(start::ConnectionDraft)
};

bool isSocketFolder(const QString &host)
{
    return host.startsWith(u'/') || host.startsWith(u'@');
}

bool isId(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

std::optional<QString> wrongPort(const QString &text)
{
    bool ok = false;
    const int port = text.trimmed().toInt(&ok);
    if (ok && port >= 1 && port <= 65535)
        return std::nullopt;
    return Words::tr("Type a port between 1 and 65535.");
}

std::optional<QString> wrongHost(const QString &host)
{
    if (host.isEmpty())
        return Words::tr("Type the name or address of the server.");
    if (host.contains(u"://"))
        return Words::tr("Type the name alone, without %1.").arg(host.left(host.indexOf(u"://") + 3));
    for (const QChar c : host)
        if (c.isSpace() || !c.isPrint())
            return Words::tr("A host name has no spaces or control characters.");
    return std::nullopt;
}

std::optional<QString> wrongUrl(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return Words::tr("Type a whole address that begins with http:// or https://.");
    if (!url.userInfo().isEmpty())
        return Words::tr("Leave user and password out of the address; they would be stored in a file.");
    return std::nullopt;
}

} // namespace

ConnectionDraft ConnectionDraft::of(TargetKind kind)
{
    ConnectionDraft draft;
    draft.kind = kind;
    if (kind == TargetKind::Postgres) {
        draft.port = QStringLiteral("5432");
        draft.database = QStringLiteral("postgres");
    } else if (kind == TargetKind::PgBouncer) {
        draft.port = QStringLiteral("6432");
        draft.tls = Tls::Mode::Prefer;
    } else if (kind == TargetKind::Redis) {
        draft.port = QStringLiteral("6379");
        draft.database = QStringLiteral("0");
    } else if (kind == TargetKind::Http) {
        draft.expectedStatus = QStringLiteral("200");
    } else if (draft.hasFigures()) {
        draft.figures = {TypedFigure()};
    }
    return draft;
}

QString ConnectionDraft::id() const
{
    return origin ? typedId.trimmed() : idFrom(name);
}

QString ConnectionDraft::tierId() const
{
    const QString wanted = tier.trimmed();
    for (const environment::Tier &known : tiers)
        if (wanted.compare(known.title, Qt::CaseInsensitive) == 0 || wanted == known.id)
            return known.id;
    return idFrom(wanted);
}

QList<environment::Tier> ConnectionDraft::newTiers() const
{
    const QString wanted = tierId();
    if (wanted.isEmpty() || std::any_of(tiers.begin(), tiers.end(), [&](const environment::Tier &t) { return t.id == wanted; }))
        return {};
    return {{wanted, tier.trimmed(), {}}};
}

environment::Change ConnectionDraft::change() const
{
    if (origin)
        return environment::ReplaceTarget{*origin, target(), newTiers()};
    return environment::AddTargets{{target()}, newTiers()};
}

bool ConnectionDraft::byUrl() const
{
    return kind == TargetKind::Http || kind == TargetKind::Host || kind == TargetKind::HttpJson || kind == TargetKind::Prometheus;
}

bool ConnectionDraft::hasFigures() const
{
    return kind == TargetKind::HttpJson || kind == TargetKind::Prometheus;
}

bool ConnectionDraft::hasAddress() const
{
    return kind != TargetKind::Heartbeat;
}

bool ConnectionDraft::usesTls() const
{
    switch (kind) {
    case TargetKind::Postgres:
    case TargetKind::PgBouncer:
        return tls != Tls::Mode::Disable && !isSocketFolder(host.trimmed());
    case TargetKind::Http:
    case TargetKind::HttpJson:
    case TargetKind::Prometheus:
        return url.trimmed().startsWith(QLatin1String("https://"));
    default:
        return false;
    }
}

QList<FieldProblem> ConnectionDraft::problems(const QStringList &takenIds) const
{
    QList<FieldProblem> found;
    const auto check = [&found](Field field, const std::optional<QString> &wrong) {
        if (wrong)
            found.append({field, *wrong});
    };
    if (origin && id() != origin->id && !isId(id()))
        found.append({Field::Id, Words::tr("Type small letters, digits and hyphens only.")});
    else if (origin && id() != origin->id && takenIds.contains(id()))
        found.append({Field::Id, Words::tr("There is a target with the id %1 already. Choose another id.").arg(id())});
    else if (!origin && id().isEmpty())
        found.append({Field::Name, Words::tr("Type a name with at least one letter or digit.")});
    else if (!origin && takenIds.contains(id()))
        found.append({Field::Name, Words::tr("There is a target with the id %1 already. Choose another name.").arg(id())});

    const bool byService = kind == TargetKind::Postgres && !service.trimmed().isEmpty();
    if (byUrl()) {
        check(Field::Url, wrongUrl(url));
    } else if (hasAddress()) {
        if (!byService || !host.trimmed().isEmpty())
            check(Field::Host, wrongHost(host.trimmed()));
        if (!byService || !port.trimmed().isEmpty())
            check(Field::Port, wrongPort(port));
    }
    if (kind == TargetKind::Postgres && !byService && database.trimmed().isEmpty())
        found.append({Field::Database, Words::tr("Type the database to connect to.")});
    if ((kind == TargetKind::Postgres && !byService) || kind == TargetKind::PgBouncer)
        if (user.trimmed().isEmpty() && !origin) // an old entry may leave it to the server
            found.append({Field::User, Words::tr("Type the role to connect as.")});
    if (kind == TargetKind::Redis) {
        bool ok = false;
        const int number = database.trimmed().toInt(&ok);
        if (!ok || number < 0)
            found.append({Field::Database, Words::tr("Type the number of the database, 0 if unsure.")});
    }
    if (kind == TargetKind::Http) {
        bool ok = false;
        const int status = expectedStatus.trimmed().toInt(&ok);
        if (!ok || status < 100 || status > 599)
            found.append({Field::Status, Words::tr("Type a status between 100 and 599, such as 200.")});
    }
    if (usesTls() && !rootCertificate.trimmed().isEmpty()) {
        const QFileInfo file(rootCertificate.trimmed());
        if (!file.isFile() || !file.isReadable())
            found.append({Field::RootCertificate, Words::tr("There is no readable file at this place.")});
    }
    findFigureProblems(*this, found);
    findHeartbeatProblems(*this, found);
    findFileProblems(*this, found);
    findReaderProblems(*this, found);
    return found;
}

} // namespace start
