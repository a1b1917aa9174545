using System.CommandLine;
using Insurance.ConsoleHost.Store;
using Insurance.Domain;
using Insurance.Domain.Calendars;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.ConsoleHost.Commands;

/// <summary>
/// <c>refund --store FILE --order ID</c>: asks the refund rules what goes back and asks the channels for it, gives back a surplus, or takes in how a
/// return ended.
/// </summary>
internal static class RefundCommand
{
    private static readonly RefundPolicy Rules = new();

    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var store = StoreCommand.StoreOption;
        var key = StoreCommand.KeyOption;
        var language = StoreCommand.LanguageOption;
        var order = new Option<string>("--order") { Required = true, Description = "The order." };
        var reason = new Option<string>("--reason") { Description = $"Why: {Spelling.All<RefundReason>()}." };
        var surplus = new Option<bool>("--surplus") { Description = "Gives back what is too much; needs no reason." };
        var eventOn = new Option<string>("--event-on") { Description = "The day on which it happened, such as the day of death." };
        var on = new Option<string>("--on") { Description = "The day of the claim; without it the last one that the store knows." };
        var benefit = new Option<string>("--benefit-used") { Description = "Whether any benefit was used: yes or no." };
        var twice = new Option<string>("--paid-twice") { Description = "The months that somebody else paid too, such as 2025-03..2025-12." };
        var dueGrade = new Option<string>("--due-grade") { Description = "For a difference: the grade that would have been right." };
        var nothingDue = new Option<bool>("--nothing-due") { Description = "For a difference: nothing was due at all." };
        var settle = new Option<string>("--settle") { Description = "The number of a return whose end is known." };
        var outcome = new Option<string>("--outcome") { Description = "How it ended: succeeded or failed." };
        var through = new Option<string>("--through") { Description = "The channel it goes back by; the one it was paid by without it." };
        Option[] content = [order, reason, surplus, eventOn, on, benefit, twice, dueGrade, nothingDue, settle, outcome, through, language];
        var command = new Command("refund", "Gives money of an order back, as far as the rules allow.") { store, key };
        foreach (var option in content)
        {
            command.Add(option);
        }

        command.SetAction(result =>
        {
            var answer = terminal.Answering(result.GetValue(json));
            var call = new Call(answer);
            var spoken = call.Language("lang", result.GetValue(language));
            var asked = new RefundAsked
            {
                Order = StoreWords.Order(call, result.GetValue(order)),
                Reason = StoreWords.Word<RefundReason>(call, "reason", result.GetValue(reason)),
                IsSurplus = result.GetValue(surplus),
                HappenedOn = call.Date("event-on", result.GetValue(eventOn)),
                On = call.Date("on", result.GetValue(on)),
                BenefitUse = UseOf(call, result.GetValue(benefit)),
                PaidTwice = PeriodOf(call, result.GetValue(twice)),
                DueGrade = result.GetValue(dueGrade),
                NothingDue = result.GetValue(nothingDue),
                Settle = result.GetValue(settle),
                Outcome = StoreWords.Word<ReturnState>(call, "outcome", result.GetValue(outcome)),
                Through = StoreWords.Word<PaymentChannel>(call, "through", result.GetValue(through)),
            };
            Check(call, asked, result.GetValue(reason) is not null);
            return call.Failed
                ? call.Fail()
                : StoreCommand.Run(answer, call, result.GetValue(store)!, result.GetValue(key), StoreWords.Content("refund", result, content), isNew: false, held => Refund(held, asked, spoken));
        });
        return command;
    }

    private static void Check(Call call, RefundAsked asked, bool hasReason)
    {
        var ways = (hasReason ? 1 : 0) + (asked.IsSurplus ? 1 : 0) + (asked.Settle is null ? 0 : 1);
        if (ways != 1)
        {
            call.Wrong("call.options", "reason", "Give one of --reason, --surplus and --settle.");
        }

        if (asked.Settle is null != asked.Outcome is null)
        {
            call.Wrong("call.options", "outcome", "--settle and --outcome go together.");
        }

        if (asked.Outcome == ReturnState.Asked)
        {
            call.Wrong("call.value", "outcome", "A return succeeded or failed.");
        }
    }

    private static Result<StoreReply> Refund(StoreContent content, RefundAsked asked, Language language)
    {
        var person = StoreWords.Person(content, asked.Order, null);
        var order = person.Book.Find(asked.Order!.Value)!;
        var day = asked.On ?? LocalDate.Max(ChinaStandardTime.DateOf(Desk.LatestOf(person)), asked.HappenedOn ?? LocalDate.MinIsoValue);
        RefundGrant? grant = null;
        Result<PremiumOrder> moved;
        if (asked.Settle is { } number)
        {
            moved = order.Settle(number, asked.Outcome!.Value, day);
        }
        else if (asked.IsSurplus)
        {
            moved = OrderOf(order.StartReturn(day, asked.Through));
        }
        else
        {
            if (!QuestionOf(person, order, asked, day).TryGet(out var question, out var unknown) || !Rules.For(question).TryGet(out grant, out unknown))
            {
                return unknown;
            }

            moved = OrderOf(order.StartRefund(grant, day, asked.Through));
        }

        if (!moved.TryGet(out var after, out var refused))
        {
            return refused;
        }

        var done = Desk.Keep(content, person, after);
        var status = Desk.StatusOf(done.Person, Desk.YearOf(after), after.Id, Desk.LatestOf(done.Person));
        return new StoreReply(
            done.Content,
            writer =>
            {
                if (grant is not null)
                {
                    Write(writer, grant, language);
                }

                StoreAnswers.Write(writer, status, language);
                StoreAnswers.Write(writer, after);
            },
            text =>
            {
                if (grant is not null)
                {
                    text.WriteLine($"{grant.Total} yuan go back ({string.Join(", ", grant.Lines.Select(line => $"{line.Insurance} {line.Amount}"))}): {string.Join("; ", grant.Sources.Select(source => source.Citation))} ({Spelling.Of(grant.Confidence)}).");
                }

                StoreAnswers.Show(text, after);
                StoreAnswers.Show(text, status, language);
            });
    }

    private static Result<RefundQuestion> QuestionOf(StoredPerson person, PremiumOrder order, RefundAsked asked, LocalDate day)
    {
        var year = Desk.YearOf(order);
        if (!TariffCatalog.Embedded.Find(order.Region, order.Scheme, year.Number).TryGet(out var tariff, out var unknown))
        {
            return unknown;
        }

        var bases = person.Declaration?.For(year)?.Bases ?? default;
        var paidOn = order.PaidOn ?? ChinaStandardTime.DateOf(order.PlacedAt);
        if (!tariff.Assess(order.Grade, order.Period, bases, paidOn).TryGet(out var paid, out unknown))
        {
            return unknown;
        }

        if (paid.Total != order.Total)
        {
            throw new StoreRefusalException("store.other-tariff", "order", "The tariff has other amounts now than when the order was placed; the bureau decides.");
        }

        Assessment? due = null;
        if (asked.DueGrade is { } grade && !tariff.Assess(grade, order.Period, bases, paidOn).TryGet(out due, out unknown))
        {
            return unknown;
        }

        return new RefundQuestion(asked.Reason!.Value, paid, day)
        {
            HappenedOn = asked.HappenedOn,
            PaidTwice = asked.PaidTwice,
            BenefitUse = asked.BenefitUse,
            Due = due,
            NothingDue = asked.NothingDue,
            Facts = order.State is OrderState.Paid or OrderState.Booked ? [.. order.PaidMonthLines(paid)] : null,
        };
    }

    private static Result<PremiumOrder> OrderOf(Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> result) =>
        result.TryGet(out var back, out var refused) ? back.Order : refused;

    private static BenefitUse UseOf(Call call, string? text)
    {
        switch (text)
        {
            case null:
                return BenefitUse.NotSaid;
            case "yes":
                return BenefitUse.Used;
            case "no":
                return BenefitUse.None;
            default:
                call.Wrong("call.value", "benefit-used", $"{Texts.Shown(text)} is neither yes nor no.");
                return BenefitUse.NotSaid;
        }
    }

    private static FeePeriod? PeriodOf(Call call, string? text)
    {
        if (text is null || FeePeriod.TryParse(text, null, out var period))
        {
            return text is null ? null : FeePeriod.Parse(text);
        }

        call.Wrong("call.value", "paid-twice", $"{Texts.Shown(text)} is not a span of months such as 2025-03..2025-12.");
        return null;
    }

    private static void Write(System.Text.Json.Utf8JsonWriter writer, RefundGrant grant, Language language)
    {
        writer.WriteStartObject("grant");
        writer.WriteString("reason", Spelling.Of(grant.Reason));
        writer.WriteString("total", grant.Total.ToString());
        writer.WriteBoolean("endsCover", grant.EndsCover);
        writer.WriteStartArray("lines");
        foreach (var line in grant.Lines)
        {
            writer.WriteStartObject();
            writer.WriteString("line", line.Insurance.Id);
            writer.WriteString("amount", line.Amount.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("sources");
        foreach (var source in grant.Sources)
        {
            writer.WriteStringValue(source.Citation);
        }

        writer.WriteEndArray();
        writer.WriteString("confidence", Spelling.Of(grant.Confidence));
        if (grant.Warnings.Count > 0)
        {
            writer.WriteStartArray("warnings");
            foreach (var warning in grant.Warnings)
            {
                writer.WriteStartObject();
                writer.WriteString("code", warning.Code);
                writer.WriteString("message", warning.MessageIn(language));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}

/// <summary>What a call of <c>refund</c> asks for.</summary>
internal sealed record RefundAsked
{
    public OrderId? Order { get; init; }

    public RefundReason? Reason { get; init; }

    public bool IsSurplus { get; init; }

    public LocalDate? HappenedOn { get; init; }

    public LocalDate? On { get; init; }

    public BenefitUse BenefitUse { get; init; }

    public FeePeriod? PaidTwice { get; init; }

    public string? DueGrade { get; init; }

    public bool NothingDue { get; init; }

    public string? Settle { get; init; }

    public ReturnState? Outcome { get; init; }

    public PaymentChannel? Through { get; init; }
}
