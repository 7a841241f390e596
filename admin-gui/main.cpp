// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/program.h"

int main(int argc, char **argv) { return chat::admin::runProgram(argc, argv); }
