using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Orders;
using NodaTime;

namespace Insurance.ConsoleHost.Commands;

/// <summary>How orders, balances, outcomes and statuses are printed; people are masked.</summary>
internal static class StoreAnswers
{
    public static void Write(Utf8JsonWriter writer, PremiumOrder order)
    {
        writer.WriteStartObject("order");
        writer.WriteString("id", order.Id.ToString());
        writer.WriteString("state", Spelling.Of(order.State));
        writer.WriteString("channelState", Spelling.Of(order.ChannelState));
        writer.WriteString("treasury", Spelling.Of(order.Treasury));
        writer.WriteString("region", order.Region.Code);
        writer.WriteString("scheme", Spelling.Of(order.Scheme));
        writer.WriteString("grade", order.Grade);
        writer.WriteString("period", order.Period.ToString());
        writer.WriteString("total", order.Total.ToString());
        writer.WriteString("insured", order.Insured.ToString());
        writer.WriteString("payer", order.Payer.ToString());
        writer.WriteString("channel", Spelling.Of(order.Channel));
        writer.WriteString("placedAt", Texts.Of(order.PlacedAt));
        Day(writer, "paidOn", order.PaidOn);
        Day(writer, "bookedOn", order.BookedOn);
        Day(writer, "refundedOn", order.RefundedOn);
        if (order.Winner is { } winner)
        {
            writer.WriteString("yieldedTo", winner.ToString());
        }

        writer.WriteNumber("held", order.Held.Length);
        writer.WriteStartArray("returns");
        foreach (var part in order.Returns)
        {
            writer.WriteStartObject();
            writer.WriteString("number", part.Number);
            writer.WriteString("amount", part.Amount.ToString());
            writer.WriteString("channel", Spelling.Of(part.Channel));
            writer.WriteString("on", Texts.Of(part.On));
            writer.WriteString("state", Spelling.Of(order.StateOf(part)!.Value));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        Write(writer, order.Balance);
    }

    public static void Write(Utf8JsonWriter writer, PaymentStatus status, Language language)
    {
        writer.WriteStartObject("status");
        writer.WriteString("kind", Spelling.Of(status.Kind));
        writer.WriteString("code", status.Code);
        writer.WriteString("message", status.MessageIn(language));
        writer.WriteString("nextStep", Spelling.Of(status.NextStep));
        writer.WriteString("nextStepText", status.NextStepIn(language));
        writer.WriteBoolean("mayPay", status.MayPay);
        if (status.Meaning is { } meaning)
        {
            writer.WriteString("unpaidMeans", Spelling.Of(meaning));
            writer.WriteString("unpaidMeansText", meaning.TextIn(language));
        }

        if (status.Treasury is { } treasury)
        {
            writer.WriteString("treasury", Spelling.Of(treasury));
        }

        if (status.Due is { } due)
        {
            writer.WriteString("due", due.ToString());
        }

        Day(writer, "paidOn", status.PaidOn);
        Day(writer, "bookedOn", status.BookedOn);
        Day(writer, "expectedFrom", status.ExpectedFrom);
        Day(writer, "expectedThrough", status.ExpectedThrough);
        Day(writer, "askAfter", status.AskAfter);
        Day(writer, "opensOn", status.OpensOn);
        Day(writer, "overdueSince", status.OverdueSince);
        if (status.OpenUntil is { } until)
        {
            writer.WriteString("openUntil", Texts.Of(until));
        }

        Word(writer, "taxWord", status.TaxWord);
        Word(writer, "medicalWord", status.MedicalWord);
        if (status.Source is { } source)
        {
            writer.WriteStartObject("source");
            writer.WriteString("document", source.Citation);
            writer.WriteString("confidence", Spelling.Of(status.Confidence!.Value));
            writer.WriteEndObject();
        }

        Write(writer, status.Cost, language);
        if (status.Warnings.Count > 0)
        {
            writer.WriteStartArray("warnings");
            foreach (var warning in status.Warnings)
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

    private static void Write(Utf8JsonWriter writer, CostOfDelay? delay, Language language)
    {
        if (delay is not { } cost)
        {
            return;
        }

        writer.WriteStartObject("cost");
        Day(writer, "lastGoodDay", cost.LastGoodDay);
        writer.WriteBoolean("lost", cost.IsLost);
        Day(writer, "paidOn", cost.PaidOn);
        writer.WriteStartObject("coveredFrom");
        Day(writer, "earliest", cost.CoveredFromEarliest);
        Day(writer, "latest", cost.CoveredFromLatest);
        writer.WriteEndObject();
        writer.WriteStartObject("months");
        writer.WriteNumber("from", cost.MonthsAtLeast);
        writer.WriteNumber("to", cost.MonthsAtMost);
        writer.WriteEndObject();
        Day(writer, "reimbursedFrom", cost.ReimbursedFrom);
        if (cost.Rule is { } rule)
        {
            writer.WriteString("rule", rule);
        }

        if (cost.Source is { } source)
        {
            writer.WriteStartObject("source");
            writer.WriteString("document", source.Citation);
            writer.WriteString("confidence", Spelling.Of(cost.Confidence!.Value));
            writer.WriteEndObject();
        }

        if (cost.Assumed is { } member)
        {
            writer.WriteString("assumed", Spelling.Of(member));
        }

        writer.WriteString("message", cost.MessageIn(language));
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, NoticeOutcome outcome, Language language)
    {
        writer.WriteStartObject("outcome");
        writer.WriteString("kind", Spelling.Of(outcome.Kind));
        writer.WriteString("code", outcome.Code);
        writer.WriteString("message", outcome.MessageIn(language));
        writer.WriteString("applied", outcome.Applied.ToString());
        writer.WriteString("surplus", outcome.Surplus.ToString());
        writer.WriteEndObject();
    }

    public static void Show(TextWriter text, PremiumOrder order)
    {
        text.WriteLine($"Order {order.Id}: {Spelling.Of(order.State)}, {order.Period}, {order.Total} yuan, insured {order.Insured}, payer {order.Payer}");
        var balance = order.Balance;
        text.WriteLine($"Received {balance.Received} = applied {balance.Applied} + surplus {balance.Surplus} + returned {balance.Returned}; due {balance.Due}");
        foreach (var part in order.Returns)
        {
            text.WriteLine($"Return {part.Number ?? "at once"}: {part.Amount} yuan by {Spelling.Of(part.Channel)}, {Spelling.Of(order.StateOf(part)!.Value)}");
        }
    }

    public static void Show(TextWriter text, PaymentStatus status, Language language)
    {
        text.WriteLine($"{status.MessageIn(language)}");
        text.WriteLine($"-> {status.NextStepIn(language)}");
        if (status.Meaning is { } meaning)
        {
            text.WriteLine(meaning.TextIn(language));
        }

        if (status.Cost is { } cost)
        {
            text.WriteLine(cost.MessageIn(language));
        }

        foreach (var warning in status.Warnings)
        {
            text.WriteLine($"! {warning.MessageIn(language)}");
        }
    }

    private static void Write(Utf8JsonWriter writer, OrderBalance balance)
    {
        writer.WriteStartObject("balance");
        writer.WriteString("received", balance.Received.ToString());
        writer.WriteString("applied", balance.Applied.ToString());
        writer.WriteString("surplus", balance.Surplus.ToString());
        writer.WriteString("returned", balance.Returned.ToString());
        writer.WriteString("inTransit", balance.InTransit.ToString());
        writer.WriteString("booked", balance.Booked.ToString());
        writer.WriteString("assessed", balance.Assessed.ToString());
        writer.WriteString("due", balance.Due.ToString());
        writer.WriteString("reduced", balance.Reduced.ToString());
        writer.WriteEndObject();
    }

    private static void Word(Utf8JsonWriter writer, string name, TreasuryWord? word)
    {
        if (word is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("code", word.Code);
        writer.WriteString("meaning", Spelling.Of(word.Meaning));
        writer.WriteEndObject();
    }

    private static void Day(Utf8JsonWriter writer, string name, LocalDate? day)
    {
        if (day is { } date)
        {
            writer.WriteString(name, Texts.Of(date));
        }
    }
}
