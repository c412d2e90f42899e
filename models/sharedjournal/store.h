// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One connection to a shared journal in PostgreSQL (resources/sql/journal/shared, resources/docs/journal.md). It writes
// through the functions of the schema alone; what the login may not do, the server refuses. Engine thread; one flow at a
// time. After an error that is not the server's own the session is broken: drop it.

#include "models/journal/exchange.h"
#include "models/journal/verifier.h"
#include "models/postgres/session.h"

namespace sharedjournal {

using flow::Result;
using flow::Task;
using flow::TimePoint;

inline constexpr int kStoreFormat = 1;

// An entry of the store, with what its table says beside the record.
struct Stored {
    journal::Parcel parcel;
    journal::Witnessed columns;
};

class Store {
public:
    struct Facts {
        QString id;
        QString login;
        bool reader = false; // the login may only read, or the server only reads
    };

    // Connects and looks what is there. Errors, beside those of a connection: Absent when the database has no journal, Permission
    // when the login may not read it, Invalid when it was made by a later version.
    static Task<Result<std::unique_ptr<Store>>> open(postgres::Engine engine, postgres::ConnectionSettings settings, TimePoint due);
    // Makes schema, functions and roles; changes nothing that is there.
    static Task<Result<void>> make(postgres::Engine engine, postgres::ConnectionSettings settings, TimePoint due);

    [[nodiscard]] const Facts &facts() const { return m_facts; }
    [[nodiscard]] bool broken() const { return m_session->broken(); }

    Task<Result<QList<journal::ChainHead>>> heads(TimePoint due);
    // All or none. Error Server with the SQLSTATE QJ001 (altered, forked) or QJ002 (a gap), Permission.
    Task<Result<void>> append(QList<journal::Parcel> parcels, TimePoint due);
    Task<Result<QList<Stored>>> after(qint64 id, int most, TimePoint due);
    Task<Result<qint64>> before(qint64 newest, TimePoint due); // the id after which so many follow
    // What an erasure took away there, and what this login may not take away.
    struct Gone {
        qint64 names = 0, texts = 0, namesLeft = 0, textsLeft = 0;
    };
    // A person by name or by what stands for it (empty: nobody), and the free text of entries (chain, place): of chains of this
    // login, or of all for a member of the owner's role. Absent: the store was made before there was erasing; make it again.
    Task<Result<Gone>> erase(QString person, QList<std::pair<QString, qint64>> texts, TimePoint due);

    struct Lease {
        QString holder;
        qint64 term = 0;
        std::chrono::milliseconds left{0};
    };
    Task<Result<Lease>> lead(QString name, QString holder, std::chrono::milliseconds span, TimePoint due);
    Task<Result<void>> resign(QString name, QString holder, TimePoint due);

    // From now on others' entries are announced.
    Task<Result<void>> listen(TimePoint due);
    // True: something was announced. False: it is `until`. Error: the server is gone.
    Task<Result<bool>> announced(TimePoint until);

private:
    Store(std::unique_ptr<postgres::Session> session, Facts facts, std::string label) : m_session(std::move(session)), m_facts(std::move(facts)), m_label(std::move(label)) {}

    std::unique_ptr<postgres::Session> m_session;
    Facts m_facts;
    std::string m_label; // of the server, for messages
};

} // namespace sharedjournal
