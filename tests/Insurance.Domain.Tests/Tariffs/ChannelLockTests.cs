using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;
using Made = Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// The fact sheet on Chongqing, section 5: other channels may be locked during a run; the one text that says so is of August 2022, about pensions, and
/// was not confirmed for medical insurance. So no shipped file locks any, and the form for it is tested on a fixture.
/// </summary>
public sealed class ChannelLockTests
{
    private const string Phones = "\"locksChannels\": [\"we-chat\", \"alipay\"],";

    private static readonly Tariff Locking = Deducting.With(Phones, "\"locksChannels\": [\"we-chat\"],");

    // Promise of the data: dates of runs are published for no year.
    [Fact]
    public void No_shipped_file_names_a_run_or_a_lock_for_any_year()
    {
        Assert.NotEmpty(TariffCatalog.Embedded.Histories);
        Assert.All(TariffCatalog.Embedded.Histories, history =>
        {
            Assert.Empty(history.Terms.All.OfType<DeductionRunDays>());
            foreach (var year in TariffCatalog.Embedded.YearsOf(history))
            {
                if (TariffCatalog.Embedded.Find(history.Region, history.Scheme, year.Number).TryGet(out var tariff, out _))
                {
                    Assert.Equal("deduction.runs-unknown", Assert.Single(tariff.DeductionRuns().Errors).Code);
                    Assert.Equal("deduction.runs-unknown", Assert.Single(DeductionRun.Plan("RUN-1", tariff, 1, new DeductionFacts([], []), Deducting.Eve).Errors).Code);
                }
            }
        });
    }

    [Theory]
    [InlineData(14, null)]
    [InlineData(15, 21)]
    [InlineData(20, 21)]
    [InlineData(21, null)]
    [InlineData(26, 28)]
    [InlineData(27, 28)]
    [InlineData(28, null)]
    public void A_locked_channel_takes_nothing_from_the_first_day_of_the_run_to_the_last(int day, int? changes)
    {
        var on = new LocalDate(2023, 1, day);
        var result = Locking.Offer(PaymentChannel.WeChat, on);

        if (changes is not { } next)
        {
            Assert.True(result.Succeeded);
            return;
        }

        var error = Assert.Single(result.Errors);
        Assert.Equal(("channel.locked", "channel", "fixture"), (error.Code, error.Field, error.Source?.Id));
        Assert.Equal(new LocalDate(2023, 1, next), error.ChangesOn);
        Assert.Equal(("we-chat", "023-12366"), (error.Operands["channel"], error.Operands["hotline"]));
        Assert.DoesNotContain("we-chat", error.Operands["channels"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("electronic-tax-bureau", error.Operands["channels"]!.ToString(), StringComparison.Ordinal);
        Assert.True(Locking.Offer(PaymentChannel.WeChat, error.ChangesOn!.Value).Succeeded);
    }

    [Fact]
    public void Only_the_named_channels_are_locked_and_the_deduction_itself_never()
    {
        var during = new LocalDate(2023, 1, 26);

        Assert.True(Locking.Offer(PaymentChannel.Alipay, during).Succeeded);
        Assert.False(Locking.Offer(PaymentChannel.Alipay, during.PlusDays(-6)).Succeeded);
        Assert.True(Locking.Offer(PaymentChannel.BankDeduction, during).Succeeded);
        Assert.Equal([PaymentChannel.WeChat], Chongqing.Tariff(2023).Offers(during).Select(offer => offer.Channel).Except(Locking.Offers(during).Select(offer => offer.Channel)));
    }

    [Fact]
    public void An_order_is_not_placed_through_a_locked_channel()
    {
        var day = new LocalDate(2023, 1, 16);
        var enrollment = Chongqing.Registered(day);
        var premium = Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment), Locking, ContributionRecord.Empty, day).Value;

        Result<PremiumOrder> Place(PaymentChannel channel) => PremiumOrder.Place(
            Chongqing.Number(1), premium, Chongqing.Zhang, Chongqing.Zhang, channel, ContributionRecord.Empty, Chongqing.At(2023, 1, 16));

        var error = Assert.Single(Place(PaymentChannel.WeChat).Errors);
        Assert.Equal(("channel.locked", new LocalDate(2023, 1, 21)), (error.Code, error.ChangesOn));
        Assert.True(Place(PaymentChannel.TaxServiceHall).Succeeded);
    }

    // The next run may begin on the day after: the day that is told is one on which the answer is another.
    [Fact]
    public void Where_one_lock_follows_on_another_the_day_after_both_is_told()
    {
        var tariff = Without("""
            { "for": "2025", "first": "12-20", "last": "12-25", "depositBy": "not-known", "locksChannels": ["alipay"], CITED },
            { "for": "2025", "first": "12-26", "last": "12-31", "depositBy": "not-known", "locksChannels": ["alipay", "bank-page"], CITED }
            """);

        Assert.Equal(new LocalDate(2026, 1, 1), Assert.Single(tariff.Offer(PaymentChannel.Alipay, new LocalDate(2025, 12, 20)).Errors).ChangesOn);
        Assert.Equal(new LocalDate(2026, 1, 1), Assert.Single(tariff.Offer(PaymentChannel.BankPage, new LocalDate(2025, 12, 31)).Errors).ChangesOn);
        Assert.True(tariff.Offer(PaymentChannel.BankPage, new LocalDate(2025, 12, 25)).Succeeded);
    }

    [Fact]
    public void A_lock_is_a_matter_of_the_day_and_not_of_the_year_that_is_paid()
    {
        const string run = """{ "for": "2025", "first": "01-15", "last": "01-20", "depositBy": "not-known", "locksChannels": ["we-chat"], CITED }""";

        Assert.Equal("channel.locked", Assert.Single(Without(run, 2024).Offer(PaymentChannel.WeChat, new LocalDate(2025, 1, 16)).Errors).Code);
        Assert.True(Without(run).Offer(PaymentChannel.WeChat, new LocalDate(2024, 1, 16)).Succeeded);
        Assert.True(Without(run).Offer(PaymentChannel.WeChat, LocalDate.MaxIsoValue).Succeeded);
    }

    // A place without a region file: every channel that is not locked is taken as open.
    [Fact]
    public void Where_no_file_names_the_channels_a_lock_counts_all_the_same()
    {
        var tariff = Without("""{ "for": "2025", "first": "01-15", "last": "01-20", "depositBy": "not-known", "locksChannels": ["we-chat"], CITED }""");
        var day = new LocalDate(2025, 1, 15);

        Assert.Equal("-", Assert.Single(tariff.Offer(PaymentChannel.WeChat, day).Errors).Operands["hotline"]);
        Assert.Equal(Enum.GetValues<PaymentChannel>().Except([PaymentChannel.WeChat]), tariff.Offers(day).Select(offer => offer.Channel));
        Assert.Equal([PaymentChannel.WeChat], Assert.Single(tariff.DeductionRuns().Value).LocksChannels);
    }

    [Theory]
    [InlineData("[\"we-chat\", \"we-chat\"]", "[1]")]
    [InlineData("[\"bank-deduction\"]", "[0]")]
    [InlineData("[\"wechat\"]", "[0]")]
    [InlineData("[]", "")]
    [InlineData("\"we-chat\"", "")]
    public void A_fault_in_a_lock_is_found_where_it_stands(string channels, string place)
    {
        var run = $$"""{ "for": "2025", "first": "01-15", "last": "01-20", "depositBy": "not-known", "locksChannels": {{channels}}, CITED }""";
        var error = Assert.Single(Made.Load(FileWith(run)).Errors);

        Assert.Equal(("file.wrong-value", $"$.terms.deduction-runs[0].locksChannels{place}"), (error.Code, error.Field));
    }

    [Fact]
    public void A_comparison_tells_a_lock_that_was_added()
    {
        const string run = """{ "for": "2025", "first": "01-15", "last": "01-20", "depositBy": "not-known", CITED }""";
        var before = Made.Load(FileWith(run)).Value;
        var after = Made.Load(FileWith(run.Replace("CITED", "\"locksChannels\": [\"we-chat\"], CITED", StringComparison.Ordinal))).Value;

        var change = Assert.Single(TariffDiff(before, after));
        Assert.EndsWith("; locks we-chat", change.After, StringComparison.Ordinal);
        Assert.DoesNotContain("locks", change.Before, StringComparison.Ordinal);
    }

    private static IEnumerable<Domain.Tariffs.Comparing.PartChange> TariffDiff(TariffHistory before, TariffHistory after) =>
        Domain.Tariffs.Comparing.TariffDiff.Of(before, after, TariffCatalog.Empty).Parts;

    private static Tariff Without(string runs, int year = 2025) => Made.Tariff(FileWith(runs), year);

    private static string FileWith(string runs) => Made.File(
        Made.Figure("amount", "yuan-a-year", "2024..2025 = 100.00"),
        Made.Grade("a", Made.Fixed("basic", "amount")),
        terms: $"\"deduction-runs\": [{runs.Replace("CITED", "\"source\": \"d1\", \"confidence\": \"official-reprint\"", StringComparison.Ordinal)}]");
}
