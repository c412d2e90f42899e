// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/record.h"

#include "models/journal/flatjson.h"

namespace journal {

QByteArray Record::canonical() const
{
    FlatMembers m{{"v", qint64(1)}, {"log", log},   {"seq", seq},   {"prev", QString::fromLatin1(prev)},
                  {"time", time},   {"mono", mono}, {"boot", boot}, {"phase", QString(word(phase))}};
    const auto put = [&m](const char *key, const QString &value) {
        if (!value.isEmpty())
            m.emplace(key, value);
    };
    put("act", act);
    put("act_id", actId);
    put("actor", actor);
    put("target", target);
    put("system", system);
    put("outcome", QString(word(outcome)));
    put("sqlstate", sqlstate);
    put("details_digest", detailsDigest);
    put("writer", writer);
    put("version", version);
    put("host", host);
    if (danger != Danger::Look)
        m.emplace("danger", qint64(danger));
    if (pid) {
        m.emplace("pid", pid);
        m.emplace("pid_start", pidStart);
    }
    return flatJson(m);
}

std::optional<Record> Record::parse(QByteArrayView bytes)
{
    const auto json = FlatJson::parse(bytes);
    if (!json)
        return std::nullopt;
    const auto phase = phaseOf(json->text("phase"));
    const auto seq = json->number("seq"), time = json->number("time");
    if (!phase || !seq || !time)
        return std::nullopt;
    Record r;
    r.log = json->text("log");
    r.seq = *seq;
    r.prev = json->text("prev").toLatin1();
    r.time = *time;
    r.mono = json->number("mono").value_or(0);
    r.boot = json->text("boot");
    r.phase = *phase;
    r.act = json->text("act");
    r.actId = json->text("act_id");
    r.actor = json->text("actor");
    r.target = json->text("target");
    r.system = json->text("system");
    r.danger = Danger(qBound(0, int(json->number("danger").value_or(0)), 3));
    r.outcome = outcomeOf(json->text("outcome"));
    r.sqlstate = json->text("sqlstate");
    r.detailsDigest = json->text("details_digest");
    r.writer = json->text("writer");
    r.version = json->text("version");
    r.host = json->text("host");
    r.pid = json->number("pid").value_or(0);
    r.pidStart = json->number("pid_start").value_or(0);
    return r;
}

} // namespace journal
