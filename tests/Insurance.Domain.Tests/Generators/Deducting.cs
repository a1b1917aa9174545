using System.Text;
using System.Text.Json.Nodes;
using Insurance.Domain.Agreements;
using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>
/// Deduction runs of made-up people. The days are a fixture: the fact sheet on Chongqing, section 5, knows two runs of one unnamed year, 15 to 20 and
/// 26 to 27 January, money in by the 14th. They stand here in 2023 and in no file that is shipped.
/// </summary>
internal static class Deducting
{
    public const long Total = 587_400;

    public static readonly LocalDate FirstDay = new(2023, 1, 15);
    public static readonly LocalDate LastDay = new(2023, 1, 20);

    /// <summary>The tariff of Chongqing 2023 with the two runs.</summary>
    public static readonly Tariff Tariff = With();

    /// <summary>An agreement of Zhang, in force since 3 January.</summary>
    public static readonly DeductionAgreement Agreement = Agreed.Draft().Active();

    public static Instant Eve { get; } = Chongqing.At(2023, 1, 10);

    public static Instant Morning { get; } = Chongqing.At(2023, 1, 15);

    public static Instant SecondMorning { get; } = Chongqing.At(2023, 1, 26);

    /// <summary>The same with channels that are locked in the first run and in the second.</summary>
    public static Tariff With(string first = "", string second = "", int year = 2023)
    {
        var file = JsonNode.Parse(EmbeddedData.Read("tariffs/500000/flexible-employment.json"))!;
        file["sources"]!["fixture"] = JsonNode.Parse("""{ "note": "a fixture of the tests" }""");
        file["terms"]!["deduction-runs"] = JsonNode.Parse($$"""
            [ { "for": "2023", "first": "01-15", "last": "01-20", "depositBy": "01-14", {{first}} "source": "fixture", "confidence": "secondary" },
              { "for": "2023", "first": "01-26", "last": "01-27", "depositBy": "01-14", {{second}} "source": "fixture", "confidence": "secondary" } ]
            """);
        var history = TariffHistory.Read(Encoding.UTF8.GetBytes(file.ToJsonString()), "fixture").Value;
        return TariffCatalog.Embedded.With(history).Find(Region.Chongqing, Scheme.FlexibleEmployment, year).Value;
    }

    /// <summary>An order of 5,874.00 for somebody that is to be deducted.</summary>
    public static PremiumOrder Order(int number = 1, Person? person = null, PaymentChannel channel = PaymentChannel.BankDeduction)
    {
        var insured = person ?? Chongqing.Zhang;
        return PremiumOrder.Place(Chongqing.Number(number), Chongqing.FirstPremium(person: insured), insured, insured, channel, ContributionRecord.Empty, Chongqing.At(2023, 1, 3)).Value;
    }

    public static DeductionClaim Claim(this PremiumOrder order, ChannelState? state = null) => DeductionClaim.Of(order, Agreed.BothLines, state);

    public static DeductionFacts Facts(PremiumOrder? order = null, DeductionAgreement? agreement = null, params DeductionRun[] others) =>
        new([(order ?? Order()).Claim()], [agreement ?? Agreement], others);

    public static Result<DeductionRun> Plan(DeductionFacts facts, int number = 1, string? id = null, Instant? at = null) =>
        DeductionRun.Plan(id ?? $"RUN-{number}", Tariff, number, facts, at ?? (number == 1 ? Eve : SecondMorning));

    /// <summary>The first run with the order of Zhang in it, planned on 10 January.</summary>
    public static DeductionRun Planned() => Plan(Facts()).Value;

    public static DeductionRun Sent() => Planned().Send(Facts(), Morning).Value;

    public static DeductionResult Took(string transaction = "BANK-1", long fen = Total, Instant? at = null) =>
        DeductionResult.Took(transaction, Money.FromFen(fen), at ?? Chongqing.At(2023, 1, 16)).Value;

    public static (DeductionRun Run, DeductionAnswer Answer) Answered(this DeductionRun run, DeductionResult result, int order = 1) =>
        run.Answer(Chongqing.Number(order), result, Chongqing.At(2023, 1, 17)).Value;

    public static (DeductionRun Run, OtherPayment Effect) PaidOtherwise(this DeductionRun run, int order = 1) =>
        run.PayOtherwise(Chongqing.Number(order), Chongqing.At(2023, 1, 16)).Value;

    /// <summary>The one instruction of a run.</summary>
    public static DeductionInstruction Only(this DeductionRun run) => Assert.Single(run.Instructions);
}
