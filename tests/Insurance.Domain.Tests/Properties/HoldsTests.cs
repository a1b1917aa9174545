using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Insurance.Domain.Tests.Properties;

public sealed partial class HoldsTests
{
    [Fact]
    public void A_property_that_holds_is_tried_as_often_as_asked()
    {
        var tried = 0;
        Holds.Check(Prop.ForAll(Arb.From(Gen.Choose(1, 6)), (int _) => { tried++; }), 50, Holds.ReadReplay("3,5"));
        Assert.Equal(Holds.Scaled(50, Environment.GetEnvironmentVariable(Holds.CasesVariable)), tried);
    }

    [Fact]
    public void A_failing_property_names_its_seed_and_its_value()
    {
        var failure = Assert.Throws<PropertyFailedException>(() => Holds.ForAll(Gen.Choose(700, 799), n => Assert.True(n < 700)));
        Assert.Matches(WholeRun(), failure.Message);
        Assert.Matches(FailingValue(), failure.Message);
    }

    [Fact]
    public void The_two_and_three_value_forms_fail_the_same_way()
    {
        var gen = Gen.Choose(700, 799);
        var two = Assert.Throws<PropertyFailedException>(() => Holds.ForAll(gen, gen, (a, b) => Assert.True(a + b < 1400)));
        var three = Assert.Throws<PropertyFailedException>(() => Holds.ForAll(gen, gen, gen, (a, b, c) => Assert.True(a + b + c < 2100)));
        Assert.Matches(WholeRun(), two.Message);
        Assert.Matches(WholeRun(), three.Message);
    }

    [Fact]
    public void The_replay_of_a_run_tries_the_same_values_and_fails_at_the_same_one()
    {
        var (first, message) = Run(replay: null);
        var (again, _) = Run(WholeRun().Match(message).Groups["replay"].Value);
        Assert.Equal(first, again);
    }

    [Fact]
    public void The_replay_of_the_failing_step_tries_the_failing_value_alone()
    {
        var (first, message) = Run("3,5"); // a run whose first value does not fail yet
        Assert.True(first.Count > 1);
        var (again, _) = Run(FailingStep().Match(message).Groups["replay"].Value);
        Assert.Equal(first[^1], Assert.Single(again));
    }

    [Theory]
    [InlineData(200, null, 200)]
    [InlineData(200, "", 200)]
    [InlineData(200, "50", 100)]
    [InlineData(200, "1000", 2000)]
    [InlineData(200, "0", 1)]
    [InlineData(1, "99", 1)]
    [InlineData(int.MaxValue, "200", int.MaxValue)]
    public void The_number_of_cases_is_scaled_in_percent(int cases, string? percent, int expected) =>
        Assert.Equal(expected, Holds.Scaled(cases, percent));

    [Theory]
    [InlineData("1")]
    [InlineData("1,3,5,7")]
    [InlineData("1,-3")]
    [InlineData("a,b")]
    public void A_replay_that_cannot_be_read_is_refused(string text) => Assert.Throws<FormatException>(() => Holds.ReadReplay(text));

    private static (List<int> Tried, string Message) Run(string? replay)
    {
        var tried = new List<int>();
        var property = Prop.ForAll(Arb.From(Gen.Choose(0, 1_000_000)), (int n) =>
        {
            tried.Add(n);
            Assert.NotEqual(0, n % 3);
        });
        var failure = Assert.Throws<PropertyFailedException>(() => Holds.Check(property, 100_000, Holds.ReadReplay(replay)));
        return (tried, failure.Message);
    }

    [GeneratedRegex(@"INSURANCE_REPLAY=(?<replay>\d+,\d+(?:,\d+)?)\.")]
    private static partial Regex WholeRun();

    [GeneratedRegex(@"failing step with \((?<replay>\d+,\d+,\d+)\)")]
    private static partial Regex FailingStep();

    [GeneratedRegex(@"Original:\s+7\d\d\b")]
    private static partial Regex FailingValue();
}
