using Insurance.ConsoleHost.Timelines;
using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.ConsoleHost.Tests.Timelines;

/// <summary>The glyphs of a month: each state that it has, in the order of its days.</summary>
public sealed class TimelineDrawingTests
{
    [Theory]
    // A state of one day at either end is seen.
    [InlineData("waiting 2023-08-01|covered 2023-12-31", 8, "-#")]
    [InlineData("waiting 2023-08-30|covered 2023-12-31", 8, "-#")]
    [InlineData("waiting 2023-07-31|covered 2023-12-31", 8, "#")]
    [InlineData("waiting 2023-08-31|covered 2023-12-31", 8, "-")]
    // The same state for two reasons is one glyph; three states are three.
    [InlineData("covered 2023-08-10|covered 2023-12-31", 8, "#")]
    [InlineData("covered 2023-08-10|lapsed 2023-08-20|covered 2023-12-31", 8, "#x#")]
    // Of more than three the worst between the first and the last.
    [InlineData("covered 2023-08-05|waiting-or-covered 2023-08-10|lapsed 2023-08-20|waiting 2023-08-25|reimbursable 2023-12-31", 8, "#x+")]
    [InlineData("not-enrolled 2023-08-05|waiting 2023-08-10|waiting-or-covered 2023-08-20|covered 2023-12-31", 8, ".-#")]
    // Outside all intervals there is nothing to draw.
    [InlineData("covered 2023-12-31", 1, "")]
    public void A_month_shows_each_of_its_states(string intervals, int month, string glyphs)
    {
        var from = new LocalDate(2023, 2, 1);
        var list = new List<CoverageInterval>();
        foreach (var part in intervals.Split('|').Select(text => text.Split(' ')))
        {
            Assert.True(Insurance.Domain.Spelling.TryRead<CoverageState>(part[0], out var state));
            var through = NodaTime.Text.LocalDatePattern.Iso.Parse(part[1]).Value;
            list.Add(new CoverageInterval(from, through, state, "coverage.covered"));
            from = through.PlusDays(1);
        }

        Assert.Equal(glyphs, string.Concat(TimelineDrawing.StatesOf([.. list], new YearMonth(2023, month)).Select(CoverageWords.Glyph)));
    }

    [Fact]
    public void Every_state_has_a_glyph_of_its_own_and_a_name_in_each_language()
    {
        var states = Enum.GetValues<CoverageState>();

        Assert.Equal(states.Length, states.Select(CoverageWords.Glyph).Distinct().Count());
        foreach (var language in Insurance.Domain.Languages.All)
        {
            Assert.Equal(states.Length, states.Select(state => CoverageWords.State(state).In(language)).Distinct().Count());
        }

        Assert.All(states, state => Assert.True(char.IsAscii(CoverageWords.Glyph(state))));
    }
}
