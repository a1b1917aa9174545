using System.Text;
using System.Text.RegularExpressions;
using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>No figure enters the package unseen: each stands in a list that somebody read.</summary>
public sealed partial class FiguresAreReviewed
{
    [Fact]
    public void Every_shipped_row_stands_in_the_reviewed_list_and_no_other_does() =>
        Approved.Compare(ReviewedFigures.Path, ReviewedFigures.Of(TariffCatalog.Embedded, TariffCatalog.DataVersion, Approved.Read(ReviewedFigures.Path)));

    [Fact]
    public void Every_known_row_is_listed_with_its_confidence_and_where_it_stands()
    {
        var lines = ReviewedFigures.Read(Approved.Read(ReviewedFigures.Path)).SelectMany(section => section.Lines).ToList();

        Assert.Equal(TariffCatalog.Embedded.Histories.Sum(history => history.Figures.Values.Sum(figure => figure.Rows.Length) + ReviewedFigures.RuleLines(history).Count()), lines.Count);
        Assert.Equal(lines.Count, lines.Distinct().Count());
        Assert.All(lines, line => Assert.True(line.EndsWith(" = not-known", StringComparison.Ordinal) || line.Split(" | ").Length >= 3, line));
        Assert.Contains("500000/flexible-employment base 2025-01..2025-12 = 61500.00 | ", string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_slip_of_a_digit_in_an_amount_of_a_rule_is_refused_or_changes_the_list()
    {
        var listed = ReviewedFigures.Read(Approved.Read(ReviewedFigures.Path)).SelectMany(section => section.Lines).ToHashSet(StringComparer.Ordinal);
        var slips = 0;
        foreach (var path in EmbeddedData.PathsUnder("tariffs/"))
        {
            var text = Encoding.UTF8.GetString(EmbeddedData.Read(path));
            foreach (var value in AmountInRule().Matches(text).Select(match => match.Groups["value"]))
            {
                for (var i = value.Index; i < value.Index + value.Length; i++)
                {
                    if (char.IsAsciiDigit(text[i]))
                    {
                        var slipped = $"{text[..i]}{(char)('0' + ((text[i] - '0' + 1) % 10))}{text[(i + 1)..]}";
                        slips++;
                        Assert.True(
                            !TariffHistory.Read(Encoding.UTF8.GetBytes(slipped), TariffHistory.EmbeddedOrigin).TryGet(out var history, out _) || !ReviewedFigures.RuleLines(history).All(listed.Contains),
                            $"{path}: {value.Value} at {i}");
                    }
                }
            }
        }

        Assert.NotEqual(0, slips);
    }

    [Fact]
    public void A_file_keeps_its_release_until_a_row_of_it_changes()
    {
        var first = ReviewedFigures.Of(Ship("2024 = 1.00", "2024 = 5.00"), "2026.11", "");
        var second = ReviewedFigures.Of(Ship("2024 = 1.00", "2024 = 6.00"), "2026.12", first);

        Assert.Equal(
            """
            # 990000/resident, data 2026.11
            990000/resident f 2024-01..2024-12 = 1.00 | official-reprint | 某发〔2022〕1号
            # 990001/resident, data 2026.12
            990001/resident f 2024-01..2024-12 = 6.00 | official-reprint | 某发〔2022〕1号

            """.ReplaceLineEndings("\n"),
            second);
        Assert.Equal(second, ReviewedFigures.Of(Ship("2024 = 1.00", "2024 = 6.00"), "2027.01", second));
        Assert.Contains("- 990001/resident f 2024-01..2024-12 = 5.00", Approved.Difference("list", first, second), StringComparison.Ordinal);
        Assert.Contains("+ 990001/resident f 2024-01..2024-12 = 6.00", Approved.Difference("list", first, second), StringComparison.Ordinal);
    }

    private static TariffCatalog Ship(string row, string other) => Catalog(
        File(Figure("f", "yuan-a-year", row), Grade("a", Fixed("basic", "f"))),
        File(Figure("f", "yuan-a-year", other), Grade("a", Fixed("basic", "f")), region: "990001"));

    [GeneratedRegex("\"(?:aYear|aMonth|atLeast|residentShare|menYears|womenYears|actualYears|afterYears|fromAge|throughAge)\":\\s*\"?(?<value>[0-9.]+)")]
    private static partial Regex AmountInRule();
}
