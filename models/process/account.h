// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The ordinary user that servers run as and whose files they own: ourselves, or, when we are root, "postgres" where
// that user exists, else "nobody". Servers never run as root. Any thread.

#include "models/process/argv.h"

#include <sys/types.h>

namespace process {

struct Account {
    uid_t uid = 0;
    gid_t gid = 0;
    QString name;
    bool switched = false; // we are root and become this user

    [[nodiscard]] static base::Result<Account> ordinary();
    // Who owns that path, ourselves when it does not exist: what root rewrites stays theirs.
    [[nodiscard]] static Account ownerOf(const QString &path);
    [[nodiscard]] Argv run(const Argv &command) const; // the same command, as this user
};

// Files and folders that belong to the account, created with their final mode before the first byte is written.
[[nodiscard]] base::Result<void> makeFolder(const QString &path, const Account &owner, mode_t mode = 0700);
[[nodiscard]] base::Result<void> writeFile(const QString &path, const QByteArray &bytes, const Account &owner,
                                           mode_t mode = 0600); // replaced by rename

// Whether this user can reach the folder through all its parents; the error names the one that stops them.
[[nodiscard]] base::Result<void> reachable(const QString &folder, const Account &account);

} // namespace process
