// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/servererror.h"

#include <QCoreApplication>

namespace postgres {

using base::Errc;
using base::Error;

namespace {

bool isState(std::string_view s)
{
    for (const char c : s)
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')))
            return false;
    return s.size() == 5;
}

} // namespace

std::string trimmed(const char *text)
{
    std::string t = text ? text : "";
    while (!t.empty() && (t.back() == '\n' || t.back() == ' '))
        t.pop_back();
    return t;
}

Errc codeOf(std::string_view s)
{
    if (s.starts_with("28"))
        return Errc::Authentication;
    if (s == "42501")
        return Errc::Permission;
    if (s == "57014" || s == "55P03")
        return Errc::TimedOut;
    if (s.starts_with("08P"))
        return Errc::Protocol;
    if (s == "57P01" || s == "57P02" || s == "57P05" || s.starts_with("08"))
        return Errc::Closed;
    return Errc::Server;
}

std::string remedyOf(std::string_view s)
{
    if (s == "28P01")
        return QCoreApplication::translate("postgres", "Enter the right password; it is not tried again by itself, so that no account is locked.").toStdString();
    if (s == "28000")
        return QCoreApplication::translate("postgres", "Ask the server's administrator to let this user log in, from this address; it is not tried again by itself.").toStdString();
    if (s == "3D000")
        return QCoreApplication::translate("postgres", "Correct the name of the database.").toStdString();
    if (s == "42501")
        return QCoreApplication::translate("postgres", "Grant the role pg_monitor to this user.").toStdString();
    if (s == "53300")
        return QCoreApplication::translate("postgres", "End idle sessions or raise max_connections; this is tried again slowly.").toStdString();
    if (s == "57P03")
        return QCoreApplication::translate("postgres", "Wait until the server has started; this is tried again each second.").toStdString();
    if (s == "08P01")
        return QCoreApplication::translate("postgres", "Connect to the PostgreSQL server itself, not to a pooler in front of it.").toStdString();
    return {};
}

Error serverError(const PGresult *r)
{
    const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
    const char *text = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);
    Error e{state ? codeOf(state) : Errc::Server, text ? trimmed(text) : trimmed(PQresultErrorMessage(r)), state ? state : ""};
    e.remedy = remedyOf(e.sqlstate);
    return e;
}

Error connectError(const char *verboseText)
{
    // "connection to server at ... failed: FATAL:  28P01: password authentication failed ...\nLOCATION:  ..."
    const std::string all = trimmed(verboseText);
    for (auto at = all.find(":  "); at != std::string::npos; at = all.find(":  ", at + 1)) {
        const std::string_view rest = std::string_view(all).substr(at + 3);
        if (rest.size() < 7 || !isState(rest.substr(0, 5)) || rest.substr(5, 2) != ": ")
            continue;
        const std::string state(rest.substr(0, 5));
        Error e{codeOf(state), std::string(rest.substr(7, rest.find('\n') - 7)), state};
        e.remedy = remedyOf(state);
        return e;
    }
    Error e{Errc::Closed, all.substr(0, all.find('\n'))};
    e.remedy = QCoreApplication::translate("postgres", "Check that the server runs and listens on this address and port.").toStdString();
    return e;
}

bool isError(const PGresult *r)
{
    const auto s = PQresultStatus(r);
    return s == PGRES_FATAL_ERROR || s == PGRES_BAD_RESPONSE;
}

} // namespace postgres
