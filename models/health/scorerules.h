// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The rules of the health score as resources/health/score.yaml has them. Immutable after reading; any thread.

#include "models/environment/environment.h"
#include "models/watch/metricid.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <chrono>
#include <optional>
#include <vector>

namespace health {

struct ScorePart {
    QString id;
    QString title; // English; shown through translate("score", title)
    int weight = 0;
    std::optional<int> critical, warning; // the ceilings of this part, where it has its own
};

class ScoreRules {
public:
    // What is wrong is listed with line and column; the rest is used.
    [[nodiscard]] static ScoreRules read(const QByteArray &yaml, QList<environment::Issue> *issues = nullptr);
    [[nodiscard]] static const ScoreRules &shipped(); // of the resources, read at the first call

    [[nodiscard]] const QString &id() const { return m_id; } // of the file's bytes
    [[nodiscard]] QString bandOf(int score) const;
    [[nodiscard]] const ScorePart &partOf(watch::MetricId metric) const;
    [[nodiscard]] const std::vector<ScorePart> &parts() const { return m_parts; }
    [[nodiscard]] const QList<watch::MetricId> &mandatory(const QString &role) const;
    [[nodiscard]] const QList<watch::MetricId> &mandatoryWhereAsked() const { return m_mandatoryWhereAsked; }

    struct Ceilings {
        int critical = 39, warning = 79, unknown = 79, muted = 79;
    };
    [[nodiscard]] const Ceilings &ceilings() const { return m_ceilings; }
    [[nodiscard]] double warningShare() const { return m_warningShare; }
    [[nodiscard]] double staleAfter() const { return m_staleAfter; }
    // How long what a look at the security found counts.
    [[nodiscard]] std::chrono::seconds lookCounts() const { return m_lookCounts; }

private:
    struct Band {
        int from = 0;
        QString name;
    };
    std::vector<Band> m_bands; // highest first
    std::vector<ScorePart> m_parts;
    std::vector<std::pair<QString, std::size_t>> m_beginnings; // of ids -> part
    std::size_t m_default = 0;
    QHash<QString, QList<watch::MetricId>> m_mandatory;
    QList<watch::MetricId> m_mandatoryWhereAsked;
    Ceilings m_ceilings;
    double m_warningShare = 0.4;
    double m_staleAfter = 3;
    std::chrono::seconds m_lookCounts{std::chrono::days(7)};
    QString m_id;
    friend class ScoreRulesReader;
};

// What a target is for the rules: "primary", "standby", "pooler", "cache", "replica", "http", "host" ...
[[nodiscard]] QString scoreRole(environment::TargetKind kind, const QString &role);

} // namespace health
