#!/usr/bin/env bash
# Long runs of the property tests, by name: ./build.sh long NAME; mutation tests of a room: ./build.sh mutate ROOM. Needs the .NET SDK, nothing else.
# INSURANCE_CASES scales the cases in percent (a default for each name); INSURANCE_REPLAY=a,b is the seed (else a new one).
# The figures of the last runs stand in docs/evidence.md.
set -euo pipefail
cd "$(dirname "$0")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

usage() {
  echo "usage: ./build.sh long tariffs|reader|digits|journeys|orders|coverage|histories|people|parsers|bulk|bulk-files|coverage-files" >&2
  echo "       ./build.sh mutate orders|channels|runs|refunds" >&2
  exit 2
}

chosen() { # chosen NAME: the test classes, and how much more than in the suite, in percent
  case $1 in
    tariffs) echo "RandomTariffFilesTests|AssessProperties 1000" ;;
    reader) echo "MutatedFilesTests|PlantedFaultsTests 2500" ;;
    digits) echo "DigitSlipsTests 300" ;;
    journeys) echo "JourneyHistoriesTests 1000" ;;
    orders) echo "BookHistoriesTests|OrderLedgerTests|OrderingsTests|PremiumOrderSnapshotTests 10000" ;;
    coverage) echo "CoverageHistoriesTests|CoverageProperties 10000" ;;
    histories) echo "EnrollmentModelProperties|AgreementHistoryProperties|DeclarationHistoryProperties 1000" ;;
    people) echo "ResidentIdProperties|ResidentIdInBulkTests|PersonNameTests 1000" ;;
    parsers) echo "ParsersTests|TokenProperties 1000" ;;
    bulk) echo "BulkAgreesWithQuotesTests|PlainBulkTests|ExactnessBoundTests|KernelPathsTests|LargeAmountsTests|ParallelTests 10000" ;;
    bulk-files) echo "BulkFilesTests|BulkTextTests 5000" ;;
    coverage-files) echo "CoverageFilesTests 3000" ;;
    *) return 1 ;;
  esac
}

project_of() { # project_of NAME: the tests that hold the classes
  case $1 in
    bulk-files | coverage-files) echo tests/Insurance.ConsoleHost.Tests ;;
    *) echo tests/Insurance.Domain.Tests ;;
  esac
}

long() {
  local found classes seconds project code=0
  found=$(chosen "$1") || usage
  classes=${found% *}
  project=$(project_of "$1")
  export INSURANCE_CASES=${INSURANCE_CASES:-${found##* }}
  # The second number of a seed must be odd.
  export INSURANCE_REPLAY=${INSURANCE_REPLAY:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' '),$(($(od -An -N4 -tu4 /dev/urandom) | 1))}

  dotnet build "$project" -c Release -v q -p:RunAnalyzers=false
  seconds=$SECONDS
  mkdir -p artifacts/long
  # Through a file, not a pipe: the run's own exit code decides, and nothing that is printed gets lost.
  dotnet test "$project" -c Release --no-build --logger "console;verbosity=normal" \
    --filter "$(echo "$classes" | sed 's/\([^|]*\)/FullyQualifiedName~\1/g')" >"artifacts/long/$1.log" 2>&1 || code=1
  grep -aE "^ *(Passed|Failed|Ok,|Total|Error|Original|Replay|Test Run)" "artifacts/long/$1.log" || code=1
  # A run that was cut short says so nowhere else.
  grep -aq "^Test Run Successful" "artifacts/long/$1.log" || code=1
  echo "$1: INSURANCE_CASES=$INSURANCE_CASES INSURANCE_REPLAY=$INSURANCE_REPLAY, $((SECONDS - seconds)) seconds, $([ $code -eq 0 ] && echo passed || echo FAILED)"
  return $code
}

mutated() { # mutated ROOM: the tests, and the files whose faults they must see
  case $1 in
    orders) echo ".Orders.|ReassessmentTests PremiumOrder OrderLedger OrderGrants OrderedMonths OrderBook PaidTwice PlacingRules Supplement OrderBalance PaymentNotice" ;;
    channels) echo ".Orders. ChannelClock ClosingRule PayByRule QuerySchedule PaymentSystems" ;;
    runs) echo ".Orders. DeductionRun DeductionPlanning DeductionResult DeductionFailure" ;;
    refunds) echo ".Premiums.Refund RefundPolicy RefundAmounts" ;;
    *) return 1 ;;
  esac
}

mutate() {
  local found tests file files=""
  found=$(mutated "$1") || usage
  tests=${found%% *}
  for file in ${found#* }; do files="$files\"**/$file.cs\", \"**/$file.*.cs\", "; done
  # Few cases: a mutant that random histories would find in the end is looked for by the examples.
  export INSURANCE_CASES=${INSURANCE_CASES:-2} INSURANCE_REPLAY=${INSURANCE_REPLAY:-1,3}

  mkdir -p artifacts/mutate
  cat >"artifacts/mutate/$1.json" <<END
{
  "stryker-config": {
    "project": "Insurance.Domain.csproj",
    "mutate": [${files%, }],
    "test-case-filter": "($(echo "$tests" | sed 's/\([^|]*\)/FullyQualifiedName~\1/g'))&FullyQualifiedName!~The_histories_reach&FullyQualifiedName!~Every_ordering",
    "reporters": ["json", "markdown"],
    "concurrency": 2,
    "break-on-initial-test-failure": true,
    "thresholds": { "high": 95, "low": 90, "break": 85 }
  }
}
END
  dotnet tool restore
  (cd tests/Insurance.Domain.Tests && dotnet stryker --config-file "../../artifacts/mutate/$1.json" --output "../../artifacts/mutate/$1")
}

[ $# -eq 2 ] || usage
case $1 in
  long) long "$2" ;;
  mutate) mutate "$2" ;;
  *) usage ;;
esac
