// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one door that every injection passes, so that a fault can never touch a server that this sandbox did not start:
//   1 the server's folder and data folder lie inside the state folder, are no symbolic links and belong to the user
//     that the sandbox's servers run as, as the state folder itself does
//   2 both hold the marker file with the id of this very sandbox
//   3 the process is the one that was recorded: pid and start time
//   4 it runs as that user, and its command line or working folder points into the server's folder
//   5 its port is the recorded one and no other server's, and the process itself listens on it, on loopback only
//   6 a live PostgreSQL answers on its private socket with the recorded system identifier, data folder and port, and
//     the kernel says that the recorded postmaster listens on that socket: a restored copy has production's system
//     identifier, so that alone would prove nothing
//   7 where it writes to outside its data folder (archive, tablespace) lies inside the state folder too
// Engine thread only.

#include "models/flow/scope.h"
#include "models/sandbox/statefile.h"

namespace sandbox {

// Rules 1, 2 and 7: no process is asked. Enough for what only touches files of a server, and for starting it again.
[[nodiscard]] base::Result<void> checkFolders(const StateFile &state, const ServerRecord &server);

// Rules 1 to 5 and 7.
[[nodiscard]] base::Result<void> checkProcess(const StateFile &state, const ServerRecord &server);

// All rules. The error's action names the server; Errc::Permission: this is not a server of the sandbox; any other
// code: it could not be asked.
flow::Task<flow::Result<void>> passSafetyGate(flow::Reactor &reactor, StateFile state, QString server);

} // namespace sandbox
