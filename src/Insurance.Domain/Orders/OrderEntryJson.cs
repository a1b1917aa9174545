using System.Text.Json;

namespace Insurance.Domain.Orders;

/// <summary>The entries of an order's history inside a stored order.</summary>
internal static class OrderEntryJson
{
    private const string Form =
        "An entry is a JSON object with the strings on and state, and the optional event, at, notice, outcome, because, returns, grant, settlement, dismissed, winner and command.";

    private static readonly string[] Members =
        ["event", "on", "at", "state", "notice", "outcome", "because", "returns", "grant", "settlement", "dismissed", "winner", "command"];

    public static OrderEntry Read(ref Utf8JsonReader reader)
    {
        var entry = new OrderEntry(null, default, default);
        var members = new JsonMembers(Form, Members);
        while (members.Next(ref reader) is { } name)
        {
            entry = name switch
            {
                "event" => entry with { Event = SpellingJsonConverter<OrderEvent>.Words.Read(ref reader) },
                "on" => entry with { On = TextJsonConverter.Date.Read(ref reader) },
                "at" => entry with { At = TextJsonConverter.Instant.Read(ref reader) },
                "state" => entry with { State = SpellingJsonConverter<OrderState>.Words.Read(ref reader) },
                "notice" => entry with { Notice = PaymentNoticeJson.Read(ref reader) },
                "outcome" => entry with { Outcome = SpellingJsonConverter<NoticeOutcomeKind>.Words.Read(ref reader) },
                "because" => entry with { Because = SpellingJsonConverter<HeldReason>.Words.Read(ref reader) },
                "returns" => entry with { Returns = [.. JsonLists.Read(ref reader, Form, MoneyReturnJson.Read)] },
                "grant" => entry with { Grant = RefundGrantJson.Read(ref reader) },
                "settlement" => entry with { Settlement = MoneyReturnJson.ReadSettlement(ref reader) },
                "dismissed" => entry with { Dismissed = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                "winner" => entry with { Winner = RootJsonConverter.Text<OrderId>().Read(ref reader) },
                _ => entry with { Command = CommandStampJson.Read(ref reader) },
            };
        }

        members.Require("on", "state");
        return entry;
    }

    public static void Write(Utf8JsonWriter writer, OrderEntry entry)
    {
        writer.WriteStartObject();
        if (entry.Event is { } moved)
        {
            SpellingJsonConverter<OrderEvent>.Words.Write(writer, "event", moved);
        }

        TextJsonConverter.Date.Write(writer, "on", entry.On);
        if (entry.At is { } at)
        {
            TextJsonConverter.Instant.Write(writer, "at", at);
        }

        SpellingJsonConverter<OrderState>.Words.Write(writer, "state", entry.State);
        if (entry.Notice is { } notice)
        {
            PaymentNoticeJson.Write(writer, notice);
        }

        if (entry.Outcome is { } outcome)
        {
            SpellingJsonConverter<NoticeOutcomeKind>.Words.Write(writer, "outcome", outcome);
        }

        if (entry.Because is { } because)
        {
            SpellingJsonConverter<HeldReason>.Words.Write(writer, "because", because);
        }

        if (entry.Returns.Count > 0)
        {
            MoneyReturnJson.Write(writer, entry.Returns);
        }

        if (entry.Grant is { } grant)
        {
            RefundGrantJson.Write(writer, grant);
        }

        if (entry.Settlement is { } settled)
        {
            MoneyReturnJson.Write(writer, settled);
        }

        if (entry.Dismissed is { } dismissed)
        {
            writer.WriteString("dismissed", dismissed);
        }

        if (entry.Winner is { } winner)
        {
            RootJsonConverter.Text<OrderId>().Write(writer, "winner", winner);
        }

        CommandStampJson.Write(writer, entry.Command);

        writer.WriteEndObject();
    }
}
