using System.Globalization;
using System.Text;

namespace Insurance.Benchmarks;

/// <summary>
/// An invented file of facts for the console host's <c>coverage --bulk</c>: of ten people four pay a second year as individuals (one of eight does not), two enrol in 2025, one comes back after a lapse, two leave an employer and one
/// is a resident again after a year without. A person has two to four rows.
/// </summary>
internal static class CoveragePeople
{
    private const string Header = "person_id,fact,as,from,through,paid_on,elsewhere,refunded_from,refunded_through,repaired_years";
    private const string Individual = "flexible-employment";

    /// <summary>Writes so many people; the same number gives the same bytes.</summary>
    public static void WriteCsv(string path, long people)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        file.WriteLine(Header);
        for (var number = 0L; number < people; number++)
        {
            var id = ReferenceRows.PersonId(number);
            foreach (var row in RowsOf(number))
            {
                file.WriteLine($"{id},{row}");
            }
        }
    }

    private static IEnumerable<string> RowsOf(long number)
    {
        var draws = new Draws(number);
        switch (draws.Below(10))
        {
            case < 4:
                yield return Text($"enrolled,{Individual},2022-{draws.Month(1, 12)}-05,,,,,,");
                yield return Text($"paid,{Individual},2024-01,2024-12,2024-{draws.Month(1, 3)}-{draws.Day()},,,,");
                if (draws.Below(8) > 0)
                {
                    yield return Text($"paid,{Individual},2025-01,2025-12,2025-{draws.Month(1, 3)}-{draws.Day()},,,,");
                }

                break;
            case < 6:
                var (month, day) = (draws.Month(1, 12), draws.Day());
                yield return Text($"enrolled,{Individual},2025-{month}-{day},,,,,,");
                yield return Text($"paid,{Individual},2025-{month},2025-12,2025-{month}-{day},,,,");
                break;
            case < 7:
                var back = draws.Month(4, 12);
                yield return Text($"enrolled,{Individual},2023-03-05,,,,,,");
                yield return Text($"paid,{Individual},2024-01,2024-12,2024-02-10,,,,");
                yield return Text($"paid,{Individual},2025-{back},2025-12,2025-{back}-10,,,,");
                break;
            case < 9:
                var left = draws.Below(9) + 1;
                var next = (left + 1).ToString("D2", CultureInfo.InvariantCulture);
                yield return Text($"enrolled,employer,2023-03-05,2025-{left:D2}-28,,,,,");
                yield return Text($"paid,employer,2023-03,2025-{left:D2},,,,,");
                yield return Text($"enrolled,{Individual},2025-{next}-03,,,,,,");
                yield return Text($"paid,{Individual},2025-{next},2025-12,2025-{next}-{draws.Day()},,{(draws.Below(10) == 0 ? "2025-11,2025-12" : ",")},");
                break;
            default:
                yield return "paid,resident,2023-01,2023-12,2022-11-05,,,,";
                yield return Text($"paid,resident,2025-01,2025-12,2024-{draws.Month(10, 12)}-05,,,,1");
                break;
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The numbers that decide about a person.</summary>
    private sealed class Draws(long person)
    {
        private const ulong PerPerson = 16;

        private ulong next = (ulong)person * PerPerson;

        public int Below(uint bound) => ReferenceRows.Draw(++next, bound);

        public string Month(int from, int through) => (from + Below((uint)(through - from + 1))).ToString("D2", CultureInfo.InvariantCulture);

        public string Day() => (1 + Below(28)).ToString("D2", CultureInfo.InvariantCulture);
    }
}
