// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/program.h"

int main(int argc, char **argv) { return chat::ctl::runProgram(argc, argv); }
