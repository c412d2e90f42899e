// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/postmortem.h"

#include "models/base/format.h"
#include "models/base/moment.h"
#include "models/incidents/figures.h"
#include "models/incidents/wording.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

struct DraftWords {
    Q_DECLARE_TR_FUNCTIONS(Incidents)
};

// One sentence and the entry it stands on; without an entry it is a heading's help, or for people to fill in.
struct Sentence {
    QString text;
    EntryRef entry;
};
struct Part {
    QString heading;
    QList<Sentence> sentences;
    bool list = true;
};

// Of letters and digits alone: a chain may come from elsewhere.
QString keyOf(const EntryRef &entry)
{
    QString key = entry.log.left(64);
    for (QChar &c : key)
        if (c.unicode() > 127 || !c.isLetterOrNumber())
            c = u'_';
    return key + u'-' + QString::number(entry.seq);
}

QString refOf(const EntryRef &entry) { return entry.seq < 0 ? QString() : DraftWords::tr("journal %1/%2", "chain, place").arg(entry.log.left(8)).arg(entry.seq); }

EntryRef causeEntry(const Incident &i)
{
    EntryRef entry;
    for (const Line &line : i.timeline)
        if (line.kind == Line::Kind::Evidence && line.detail == u"cause")
            entry = line.entry;
    return entry;
}

Part overview(const Incident &i)
{
    Part part{DraftWords::tr("Overview"), {}};
    const EntryRef opened = i.timeline.empty() ? EntryRef() : i.timeline.front().entry;
    const Moment &resolved = i.stamp(Stamp::Resolved);
    part.sentences.append({DraftWords::tr("%1, %2, %3.").arg(title(i.severity), title(i.state), i.drill ? DraftWords::tr("a drill") : i.byPerson ? DraftWords::tr("noticed by a person") : DraftWords::tr("detected by an alert")), opened});
    if (!i.targets.isEmpty())
        part.sentences.append({DraftWords::tr("Affected: %1.").arg(base::Untrusted(i.targets.join(u", "_s)).visible()), opened});
    if (!i.probableCause.isEmpty()) {
        part.sentences.append({DraftWords::tr("Probable cause when it was detected: %1").arg(i.probableCause.visible()), causeEntry(i)});
    }
    if (i.cause != Cause::None)
        part.sentences.append({DraftWords::tr("Cause: %1.").arg(title(i.cause)), resolved.entry});
    for (const auto &[role, person] : i.roles) {
        EntryRef named;
        for (const Line &line : i.timeline)
            if ((line.kind == Line::Kind::Role && line.detail == word(role)) || (role == Role::Commander && (line.kind == Line::Kind::TookOver || (line.kind == Line::Kind::Acknowledged && named.seq < 0))))
                named = line.entry;
        part.sentences.append({DraftWords::tr("%1: %2.", "role: person").arg(title(role), person.visible()), named});
    }
    return part;
}

Part figuresPart(const Incident &i)
{
    Part part{DraftWords::tr("Impact in numbers"), {}};
    for (const Measure measure : kMeasures)
        if (const auto seconds = secondsOf(i, measure))
            part.sentences.append({DraftWords::tr("%1: %2 (%3).", "measure: duration (formula)").arg(title(measure), base::duration(*seconds), formula(measure)), i.stamp(endsOf(measure).to).entry});
        else
            part.sentences.append({DraftWords::tr("%1: missing (%2).", "measure (formula)").arg(title(measure), formula(measure)), {}});
    return part;
}

Part timelinePart(const Incident &i)
{
    Part part{DraftWords::tr("Timeline"), {}};
    for (const Line &line : i.timeline) {
        const auto [text, beside] = said(line, i);
        part.sentences.append({momentOf(line.at) + u"  "_s + text + (beside.isEmpty() ? QString() : u" ("_s + beside + u')'), line.entry});
    }
    return part;
}

Part evidencePart(const Incident &i)
{
    Part part{DraftWords::tr("Evidence"), {}};
    for (const Evidence &e : i.evidence)
        part.sentences.append({DraftWords::tr("%1 to %2: %3, in %4.").arg(momentOf(e.from), momentOf(e.to), base::Untrusted(e.parts.join(u", "_s)).visible(), base::Untrusted(e.folder).visible()), e.entry});
    for (const QString &fact : i.facts)
        part.sentences.append({fact, causeEntry(i)});
    return part;
}

Part followUpsPart(const Incident &i)
{
    Part part{DraftWords::tr("Follow-ups"), {}};
    for (const FollowUp &f : i.followUps)
        part.sentences.append({DraftWords::tr("%1 (owner %2, until %3%4)", "what is to be done (owner, date, mark)").arg(f.text.visible(), f.owner.visible(), base::Untrusted(f.due).visible(),
                                                                                                              f.done ? DraftWords::tr(", done") : QString()), f.entry});
    return part;
}

QList<Part> partsOf(const Incident &i)
{
    QList<Part> parts{overview(i), figuresPart(i), timelinePart(i), evidencePart(i), followUpsPart(i)};
    const Sentence blank{DraftWords::tr("To be written by people."), {}};
    const QString left[] = {DraftWords::tr("Contributing factors"), DraftWords::tr("What went well"), DraftWords::tr("What went badly"), DraftWords::tr("Actions")};
    for (const QString &heading : left)
        parts.append({heading, {blank}, false});
    parts.removeIf([](const Part &p) { return p.sentences.isEmpty(); });
    return parts;
}

// Those that sentences stand on; one that was not read has its place alone.
std::vector<Cited> entriesOf(const QList<Part> &parts, const std::vector<Cited> &cited)
{
    std::vector<EntryRef> wanted;
    for (const Part &part : parts)
        for (const Sentence &sentence : part.sentences)
            if (sentence.entry.seq >= 0 && std::ranges::find(wanted, sentence.entry) == wanted.end())
                wanted.push_back(sentence.entry);
    std::vector<Cited> out;
    for (const Cited &known : cited)
        if (std::erase(wanted, known.entry) > 0)
            out.push_back(known);
    for (const EntryRef &unread : wanted)
        out.push_back({unread, {}, {}, {}, {}});
    return out;
}

QString entriesHeading() { return DraftWords::tr("Entries"); }

QString entriesNote() { return DraftWords::tr("What the sentences stand on. \"quarterdeckctl journal show CHAIN/PLACE\" prints an entry, \"quarterdeckctl journal verify\" shows whether one was changed."); }

QString placeText(const Cited &cited) { return base::Untrusted(cited.entry.log).visible() + u'/' + QString::number(cited.entry.seq); }

QString entryText(const Cited &cited)
{
    if (cited.act.isEmpty())
        return DraftWords::tr("it was not read");
    const QString who = cited.who.isEmpty() ? DraftWords::tr("no name") : cited.who.visible();
    const QString digest = cited.digest.isEmpty() ? DraftWords::tr("not known yet") : QString::fromLatin1(cited.digest);
    return DraftWords::tr("%1, %2, %3, leaf hash %4", "time, act, person, digest").arg(base::momentWithUtc(cited.at), base::Untrusted(cited.act).visible(), who, digest);
}

QString headingOf(const Incident &i) { return DraftWords::tr("Postmortem: %1").arg(nameOf(i)); }

QString draftNote(base::WallTime written)
{
    return DraftWords::tr("Draft of %1, made from the journal. Each sentence names its entry, chain and place; the entries stand at the end.").arg(momentOf(written));
}

} // namespace

QString markdownText(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (u"\\`*_{}[]()<>#+-.!|&~"_s.contains(c))
            out += u'\\';
        out += c;
    }
    return out;
}

QString postmortemMarkdown(const Incident &incident, const std::vector<Cited> &cited, base::WallTime written)
{
    QString out = u"# "_s + markdownText(headingOf(incident)) + u"\n\n"_s + markdownText(draftNote(written)) + u'\n';
    const QList<Part> parts = partsOf(incident);
    for (const Part &part : parts) {
        out += u"\n## "_s + markdownText(part.heading) + u"\n\n"_s;
        for (const auto &[text, entry] : part.sentences) {
            const QString ref = refOf(entry);
            out += (part.list ? u"- "_s : QString()) + markdownText(text) + (ref.isEmpty() ? QString() : u" [\\["_s + markdownText(ref) + u"\\]](#"_s + kEntryAnchor + keyOf(entry) + u')') + u'\n';
        }
    }
    out += u"\n## "_s + markdownText(entriesHeading()) + u"\n\n"_s + markdownText(entriesNote()) + u"\n\n"_s;
    for (const Cited &one : entriesOf(parts, cited))
        out += u"- <a id=\""_s + kEntryAnchor + keyOf(one.entry) + u"\"></a>"_s + markdownText(placeText(one) + u": "_s + entryText(one)) + u'\n';
    return out;
}

QString postmortemHtml(const Incident &incident, const std::vector<Cited> &cited, base::WallTime written)
{
    QString out = u"<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>"_s
        + headingOf(incident).toHtmlEscaped() + u"</title>\n<style>body{font-family:sans-serif;max-width:50em;margin:2em auto;line-height:1.4;overflow-wrap:anywhere}small,small a{color:#666}</style>\n</head>\n<body>\n<h1>"_s
        + headingOf(incident).toHtmlEscaped() + u"</h1>\n<p>"_s + draftNote(written).toHtmlEscaped() + u"</p>\n"_s;
    const auto link = [](const QString &name, const QString &to, const QString &text) {
        return u"<a "_s + (name.isEmpty() ? QString() : u"name=\""_s + name + u"\" "_s) + u"href=\"#"_s + to + u"\">"_s + text.toHtmlEscaped() + u"</a>"_s;
    };
    QSet<QString> marked;
    const QList<Part> parts = partsOf(incident);
    for (const Part &part : parts) {
        out += u"<h2>"_s + part.heading.toHtmlEscaped() + u"</h2>\n"_s + (part.list ? u"<ul>\n"_s : QString());
        for (const auto &[text, entry] : part.sentences) {
            const QString ref = refOf(entry), key = keyOf(entry), tag = part.list ? u"li"_s : u"p"_s;
            const QString name = marked.contains(key) ? QString() : kSentenceAnchor + key;
            out += u'<' + tag + u'>' + text.toHtmlEscaped();
            if (!ref.isEmpty()) {
                marked.insert(key);
                out += u" <small>["_s + link(name, kEntryAnchor + key, ref) + u"]</small>"_s;
            }
            out += u"</"_s + tag + u">\n"_s;
        }
        out += part.list ? u"</ul>\n"_s : QString();
    }
    out += u"<h2>"_s + entriesHeading().toHtmlEscaped() + u"</h2>\n<p>"_s + entriesNote().toHtmlEscaped() + u"</p>\n<ul>\n"_s;
    for (const Cited &one : entriesOf(parts, cited))
        out += u"<li><small>"_s + link(kEntryAnchor + keyOf(one.entry), kSentenceAnchor + keyOf(one.entry), placeText(one)) + u"</small>: "_s + entryText(one).toHtmlEscaped() + u"</li>\n"_s;
    return out + u"</ul>\n</body>\n</html>\n"_s;
}

} // namespace incidents
