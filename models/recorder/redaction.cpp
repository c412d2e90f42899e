// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/redaction.h"

#include "models/recorder/statementscrub.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace recorder {

Redaction::Redaction(const environment::Environment &environment) : m_environment(environment)
{
    for (const environment::Target &target : environment.targets)
        std::visit(
            [&](const auto &settings) {
                if constexpr (requires { settings.host; })
                    if (!settings.host.isEmpty())
                        m_names.insert(settings.host, target.id);
                if constexpr (requires { settings.url; })
                    if (!settings.url.host().isEmpty())
                        m_names.insert(settings.url.host(), target.id);
                if constexpr (requires { settings.user; })
                    learnPerson(settings.user);
                if constexpr (requires { settings.metrics; })
                    for (const auto &metric : settings.metrics)
                        m_own.insert(metric.id);
                if constexpr (std::is_same_v<std::remove_cvref_t<decltype(settings)>, environment::PostgresSettings>) {
                    learnPerson(settings.reader.user);
                    learnPerson(settings.isolation.role);
                    for (const environment::PolicyTest &test : settings.isolation.tests)
                        learnPerson(test.role);
                    for (const QString &role : settings.privilegedRoles)
                        learnPerson(role);
                }
            },
            target.settings);
    QStringList own;
    for (const QString &id : m_own)
        own << QRegularExpression::escape(id);
    m_labelled = QRegularExpression(own.isEmpty() ? u"(?!)"_s : u"^((?:|.*?/)(?:"_s + own.join(u'|') + u")/)(.+)$"_s,
                                    QRegularExpression::DotMatchesEverythingOption);
}

void Redaction::learnPerson(const QString &name)
{
    if (!name.isEmpty() && !m_names.contains(name))
        m_names.insert(name, u"user-%1"_s.arg(++m_persons));
}

void Redaction::learnPlace(const QString &address)
{
    if (!address.isEmpty() && !m_names.contains(address))
        m_names.insert(address, u"client-%1"_s.arg(++m_places));
}

void Redaction::learnField(const QString &text, Hide hide)
{
    if (hide == Hide::Person)
        learnPerson(text);
    else if (hide == Hide::Place)
        learnPlace(text);
}

template <class T>
void Redaction::learnIn(const T &value, Hide hide)
{
    if constexpr (isRows<T>) {
        if (value)
            for (const auto &row : *value)
                learnIn(row, hide);
    } else if constexpr (isShared<T>) {
        if (value)
            learnIn(*value, hide);
    } else if constexpr (ShapedList<T>) {
        for (const auto &row : value)
            learnIn(row, hide);
    } else if constexpr (Shaped<T>) {
        eachField<T>([&](const auto &f) { learnIn(value.*(f.member), f.hide); });
    } else if constexpr (std::is_same_v<T, base::Untrusted>) {
        learnField(value.raw(), hide);
    } else if constexpr (std::is_same_v<T, QString>) {
        learnField(value, hide);
    }
}

void Redaction::learn(const Frame &frame)
{
    for (const watch::SnapshotPtr &snapshot : frame.moment.snapshots)
        learnIn(*snapshot, Hide::Nothing);
    learnIn(frame.mutes, Hide::Nothing);
}

void Redaction::finishLearning()
{
    QStringList words = m_names.keys();
    for (const environment::Target &target : m_environment.targets)
        words.removeAll(target.id); // said everywhere, and by the pack itself
    std::sort(words.begin(), words.end(), [](const QString &a, const QString &b) { return std::pair(-a.size(), a) < std::pair(-b.size(), b); });
    for (QString &word : words)
        word = QRegularExpression::escape(word);
    m_known = QRegularExpression(words.isEmpty() ? u"(?!)"_s : u"(?<![\\w-])(?:"_s + words.join(u'|') + u")(?![\\w-])"_s,
                                 QRegularExpression::UseUnicodePropertiesOption);
    m_done.clear();
}

QString Redaction::rowOf(const QString &label)
{
    QString &row = m_rows[label];
    if (row.isEmpty())
        row = u"row-%1"_s.arg(m_rows.size());
    return row;
}

// "shop-primary/business.orders/LABEL"
QString Redaction::withoutLabel(const QString &key)
{
    const QRegularExpressionMatch match = m_labelled.match(key);
    return match.hasMatch() ? match.captured(1) + rowOf(match.captured(2)) : key;
}

template <class T>
void Redaction::hideLabel(const T &value, T &safe)
{
    const base::Untrusted label(value.instance);
    if (label.isEmpty() || value.metric.isNull() || !m_own.contains(value.metric.name()))
        return;
    const QString row = rowOf(label.raw());
    safe.instance = decltype(safe.instance)(row);
    if constexpr (requires { safe.words.sentence; }) {
        QString said = value.words.sentence;
        const QString part = u"(%1)"_s.arg(label.visible());
        safe.words.sentence = said.contains(part) ? text(said.replace(part, u'(' + row + u')'), Hide::Name) : QString();
    }
}

QString Redaction::replaced(const QString &text) const
{
    QString out;
    qsizetype from = 0;
    for (auto it = m_known.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += QStringView(text).sliced(from, match.capturedStart() - from);
        out += m_names.value(match.captured());
        from = match.capturedEnd();
    }
    out += QStringView(text).sliced(from);
    return out;
}

QString Redaction::text(const QString &text, Hide hide)
{
    if (text.isEmpty())
        return text;
    const auto known = m_done.constFind({text, int(hide)});
    if (known != m_done.cend())
        return *known;
    QString safe = text;
    if (hide == Hide::Person || hide == Hide::Place)
        safe = m_names.value(text, u"?"_s);
    else if (hide == Hide::Wholly)
        safe = QString();
    else if (hide == Hide::Statement)
        safe = replaced(withoutLiterals(text));
    else if (hide == Hide::Words)
        safe = replaced(withoutData(replaced(text)));
    else if (hide == Hide::Name)
        safe = replaced(withoutLabel(text));
    else
        safe = replaced(text);
    m_done.insert({text, int(hide)}, safe);
    return safe;
}

template <class T>
T Redaction::hidden(const T &value, Hide hide)
{
    if constexpr (isRows<T>) {
        if (!value)
            return value;
        auto rows = std::make_shared<std::remove_const_t<typename T::element_type>>(*value);
        for (auto &row : *rows)
            row = hidden(row, hide);
        return rows;
    } else if constexpr (isShared<T>) {
        return value ? std::make_shared<typename T::element_type>(hidden(*value, hide)) : nullptr;
    } else if constexpr (ShapedList<T>) {
        T rows = value;
        for (auto &row : rows)
            row = hidden(row, hide);
        return rows;
    } else if constexpr (Shaped<T>) {
        T safe = value;
        eachField<T>([&](const auto &f) { safe.*(f.member) = hidden(value.*(f.member), f.hide); });
        if constexpr (requires { value.metric; value.instance; })
            hideLabel(value, safe);
        return safe;
    } else if constexpr (std::is_same_v<T, base::Untrusted>) {
        return base::Untrusted(text(value.raw(), hide));
    } else if constexpr (std::is_same_v<T, QString>) { // words of the server and of ours
        return hide == Hide::Nothing ? value : text(value, hide);
    } else if constexpr (std::is_same_v<T, std::string>) {
        return hide == Hide::Nothing ? value : text(QString::fromStdString(value), hide).toStdString();
    } else if constexpr (std::is_same_v<T, QStringList>) {
        QStringList safe;
        for (const QString &each : value)
            safe << text(each, hide);
        return safe;
    } else {
        return value;
    }
}

Frame Redaction::apply(const Frame &frame)
{
    Frame safe;
    safe.scope = frame.scope;
    safe.moment.now = frame.moment.now;
    safe.moment.wallNow = frame.moment.wallNow;
    for (auto it = frame.moment.snapshots.cbegin(); it != frame.moment.snapshots.cend(); ++it) {
        auto snapshot = std::make_shared<watch::TargetSnapshot>(hidden(**it, Hide::Nothing));
        snapshot->target = it.key(); // an id of the file
        safe.moment.snapshots.insert(it.key(), std::move(snapshot));
    }
    QHash<QString, health::Memory::Seen> seen;
    for (auto it = frame.memory.all().cbegin(); it != frame.memory.all().cend(); ++it)
        seen.insert(text(it.key(), Hide::Name), *it);
    safe.memory = health::Memory(std::move(seen));
    safe.bad = hidden(frame.bad, Hide::Nothing);
    safe.forecasts = hidden(frame.forecasts, Hide::Nothing);
    safe.burning = hidden(frame.burning, Hide::Nothing);
    safe.mutes = hidden(frame.mutes, Hide::Nothing);
    return safe;
}

} // namespace recorder
