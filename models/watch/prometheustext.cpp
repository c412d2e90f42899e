// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/prometheustext.h"

#include <charconv>
#include <cstdint>
#include <deque>

namespace watch {

namespace {

constexpr std::size_t kMaxProblems = 10;
constexpr std::size_t kMaxLabels = 64;

bool isNameStart(char c, bool colon)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colon && c == ':');
}

bool isNamePart(char c, bool colon)
{
    return isNameStart(c, colon) || (c >= '0' && c <= '9');
}

// One line being read. Each step returns a problem, or an empty text.
class Line {
public:
    Line(std::string_view rest, std::vector<PrometheusLabel> &labels, std::deque<std::string> &unescaped)
        : m_rest(rest), m_labels(labels), m_unescaped(unescaped)
    {
    }

    std::string_view read(PrometheusSeries &out)
    {
        out.name = name(true);
        if (out.name.empty())
            return "a metric name is expected";
        skipBlanks();
        if (peek() == '{')
            if (const auto problem = labels(); !problem.empty())
                return problem;
        out.labels = m_labels;
        skipBlanks();
        if (!number(out.value))
            return "a number is expected";
        skipBlanks();
        std::int64_t timestamp = 0; // the figure is taken as of now: only its form matters
        if (!m_rest.empty() && !whole(timestamp))
            return "a time in milliseconds is expected after the value";
        return m_rest.empty() ? std::string_view() : "nothing is expected after the time";
    }

private:
    [[nodiscard]] char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    void skipBlanks()
    {
        while (peek() == ' ' || peek() == '\t')
            m_rest.remove_prefix(1);
    }
    std::string_view name(bool colon)
    {
        std::size_t n = 0;
        if (!m_rest.empty() && isNameStart(m_rest[0], colon))
            while (n < m_rest.size() && isNamePart(m_rest[n], colon))
                ++n;
        const auto out = m_rest.substr(0, n);
        m_rest.remove_prefix(n);
        return out;
    }
    std::string_view token()
    {
        const auto out = m_rest.substr(0, m_rest.find_first_of(" \t"));
        m_rest.remove_prefix(out.size());
        return out;
    }
    bool number(double &out)
    {
        std::string_view t = token();
        if (t.starts_with('+') && t.size() > 1 && t[1] != '-')
            t.remove_prefix(1);
        const auto [end, error] = std::from_chars(t.data(), t.data() + t.size(), out);
        // A value beyond the range of a double has no figure that could be shown.
        return !t.empty() && error == std::errc() && end == t.data() + t.size();
    }
    bool whole(std::int64_t &out)
    {
        const std::string_view t = token();
        const auto [end, error] = std::from_chars(t.data(), t.data() + t.size(), out);
        return error == std::errc() && end == t.data() + t.size();
    }
    std::string_view labels()
    {
        m_rest.remove_prefix(1);
        for (;;) {
            skipBlanks();
            if (peek() == '}') {
                m_rest.remove_prefix(1);
                return {};
            }
            PrometheusLabel label;
            label.name = name(false);
            if (label.name.empty())
                return "a label name is expected";
            skipBlanks();
            if (peek() != '=')
                return "'=' is expected after a label name";
            m_rest.remove_prefix(1);
            skipBlanks();
            if (const auto problem = quoted(label.value); !problem.empty())
                return problem;
            if (m_labels.size() == kMaxLabels)
                return "too many labels";
            m_labels.push_back(label);
            skipBlanks();
            if (peek() == ',')
                m_rest.remove_prefix(1);
            else if (peek() != '}')
                return "',' or '}' is expected after a label";
        }
    }
    std::string_view quoted(std::string_view &out)
    {
        if (peek() != '"')
            return "a label value in quotes is expected";
        m_rest.remove_prefix(1);
        const std::size_t special = m_rest.find_first_of("\"\\");
        if (special == std::string_view::npos)
            return "a label value has no closing quote";
        if (m_rest[special] == '"') { // nearly always
            out = m_rest.substr(0, special);
            m_rest.remove_prefix(special + 1);
            return {};
        }
        std::string &text = m_unescaped.emplace_back();
        for (std::size_t i = 0; i < m_rest.size(); ++i) {
            const char c = m_rest[i];
            if (c == '"') {
                out = text;
                m_rest.remove_prefix(i + 1);
                return {};
            }
            if (c != '\\') {
                text += c;
                continue;
            }
            const char next = ++i < m_rest.size() ? m_rest[i] : '\0';
            if (next != '\\' && next != '"' && next != 'n')
                return "an unknown escape in a label value";
            text += next == 'n' ? '\n' : next;
        }
        return "a label value has no closing quote";
    }

    std::string_view m_rest;
    std::vector<PrometheusLabel> &m_labels;
    std::deque<std::string> &m_unescaped; // nodes never move: labels view into them
};

} // namespace

std::string_view PrometheusSeries::label(std::string_view wanted) const
{
    for (const PrometheusLabel &l : labels)
        if (l.name == wanted)
            return l.value;
    return {};
}

PrometheusOutcome readPrometheusText(std::string_view text, const PrometheusSink &sink)
{
    PrometheusOutcome out;
    std::vector<PrometheusLabel> labels;
    std::deque<std::string> unescaped;
    for (int number = 1; !text.empty(); ++number) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
            line.remove_suffix(1);
        while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
            line.remove_prefix(1);
        if (line.empty() || line.front() == '#')
            continue;
        labels.clear();
        unescaped.clear();
        PrometheusSeries series;
        series.line = number;
        const auto problem = Line(line, labels, unescaped).read(series);
        if (problem.empty()) {
            ++out.series;
            sink(series);
            continue;
        }
        ++out.badLines;
        if (out.problems.size() < kMaxProblems)
            out.problems.push_back({number, problem});
    }
    return out;
}

} // namespace watch
