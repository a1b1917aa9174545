using Insurance.Domain.Tests.Privacy;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>
/// A refusal by a rule of which a document is known carries its source; the others, by the form of a value, by the library's own rule or
/// because nobody published one, carry none.
/// </summary>
public sealed class RefusalsCiteTheirRule
{
    // The source of an invented place is "s", that of invented runs of the deduction "fixture". Whoever declares for another is refused in years without a published rule too, without a source.
    private static readonly string[] Cited =
    [
        "certificate.booking-overdue guide-2026",
        "certificate.not-booked guide-2026",
        "channel.asks-for brief-and-status-page",
        "channel.asks-for collection-2022",
        "channel.not-open collection-2022",
        "declaration.not-for-whom s",
        "declaration.not-oneself guide-2026",
        "declaration.outside-window tax-2025",
        "enrollment.has-employer 2016-43",
        "enrollment.has-employer social-insurance-law-23-60",
        "enrollment.not-active social-insurance-law-23-60",
        "enrollment.too-old 2016-43",
        "enrollment.too-young 2016-43",
        "order.close-early we-chat-close",
        "period.not-open s",
        "run.over fixture",
    ];

    [Fact]
    public void The_refusals_of_the_journey_cite_the_documents_of_their_rules()
    {
        var cited = Sweep.OfEverything.Errors.Where(error => error.Source is not null).Select(error => $"{error.Code} {error.Source!.Id}");

        Assert.Equal(Cited, cited.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_refusal_by_form_cites_nothing()
    {
        var byForm = ErrorTable.Rows.Where(row => row.Rule.StartsWith("form", StringComparison.Ordinal)).Select(row => row.Code).ToList();

        Assert.NotEmpty(byForm);
        Expect.None(Cited.Select(line => line.Split(' ')[0]).Intersect(byForm));
    }
}
