using System.Text.Json;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>The entries of an order's history inside a stored order.</summary>
internal static class OrderEntryJson
{
    private const string Form =
        "An entry is a JSON object with the strings on and state, and the optional event, at, notice, outcome and returns.";

    private const string NoticeForm = "A notice is a JSON object with the strings id, order, amount, paidAt and channel.";

    private const string ReturnForm = "A return is a JSON object with the strings amount, on, channel and notice, and the optional reason.";

    public static OrderEntry Read(ref Utf8JsonReader reader)
    {
        var entry = new OrderEntry(null, default, default);
        var members = new JsonMembers(Form, "event", "on", "at", "state", "notice", "outcome", "returns");
        while (members.Next(ref reader) is { } name)
        {
            entry = name switch
            {
                "event" => entry with { Event = SpellingJsonConverter<OrderEvent>.Words.Read(ref reader) },
                "on" => entry with { On = TextJsonConverter.Date.Read(ref reader) },
                "at" => entry with { At = TextJsonConverter.Instant.Read(ref reader) },
                "state" => entry with { State = SpellingJsonConverter<OrderState>.Words.Read(ref reader) },
                "notice" => entry with { Notice = ReadNotice(ref reader) },
                "outcome" => entry with { Outcome = SpellingJsonConverter<NoticeOutcomeKind>.Words.Read(ref reader) },
                _ => entry with { Returns = [.. JsonLists.Read(ref reader, Form, ReadReturn)] },
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
            Write(writer, notice);
        }

        if (entry.Outcome is { } outcome)
        {
            SpellingJsonConverter<NoticeOutcomeKind>.Words.Write(writer, "outcome", outcome);
        }

        if (entry.Returns.Count > 0)
        {
            Write(writer, entry.Returns);
        }

        writer.WriteEndObject();
    }

    private static PaymentNotice ReadNotice(ref Utf8JsonReader reader)
    {
        var id = "";
        var order = default(OrderId);
        var amount = default(Money);
        var paidAt = default(Instant);
        var channel = default(PaymentChannel);
        var members = new JsonMembers(NoticeForm, "id", "order", "amount", "paidAt", "channel");
        while (members.Next(ref reader) is { } name)
        {
            switch (name)
            {
                case "id":
                    id = JsonText.Long(ref reader, JsonTokenType.String, NoticeForm);
                    break;
                case "order":
                    order = RootJsonConverter.Text<OrderId>().Read(ref reader);
                    break;
                case "amount":
                    amount = RootJsonConverter.Text<Money>().Read(ref reader);
                    break;
                case "paidAt":
                    paidAt = TextJsonConverter.Instant.Read(ref reader);
                    break;
                default:
                    channel = SpellingJsonConverter<PaymentChannel>.Words.Read(ref reader);
                    break;
            }
        }

        members.Require("id", "order", "amount", "paidAt", "channel");
        return PaymentNotice.Read(id, order, amount, paidAt, channel).TryGet(out var notice, out _) ? notice : throw new JsonException(NoticeForm);
    }

    private static void Write(Utf8JsonWriter writer, PaymentNotice notice)
    {
        writer.WriteStartObject("notice");
        writer.WriteString("id", notice.Id);
        RootJsonConverter.Text<OrderId>().Write(writer, "order", notice.Order);
        RootJsonConverter.Text<Money>().Write(writer, "amount", notice.Amount);
        TextJsonConverter.Instant.Write(writer, "paidAt", notice.PaidAt);
        SpellingJsonConverter<PaymentChannel>.Words.Write(writer, "channel", notice.Channel);
        writer.WriteEndObject();
    }

    private static MoneyReturn ReadReturn(ref Utf8JsonReader reader)
    {
        var part = new MoneyReturn(default, null, default, default, "");
        var members = new JsonMembers(ReturnForm, "amount", "reason", "on", "channel", "notice");
        while (members.Next(ref reader) is { } name)
        {
            part = name switch
            {
                "amount" => part with { Amount = RootJsonConverter.Text<Money>().Read(ref reader) },
                "reason" => part with { Reason = SpellingJsonConverter<RefundReason>.Words.Read(ref reader) },
                "on" => part with { On = TextJsonConverter.Date.Read(ref reader) },
                "channel" => part with { Channel = SpellingJsonConverter<PaymentChannel>.Words.Read(ref reader) },
                _ => part with { Notice = JsonText.Long(ref reader, JsonTokenType.String, ReturnForm) },
            };
        }

        members.Require("amount", "on", "channel", "notice");
        return part;
    }

    private static void Write(Utf8JsonWriter writer, ValueList<MoneyReturn> returns)
    {
        writer.WriteStartArray("returns");
        foreach (var part in returns)
        {
            writer.WriteStartObject();
            RootJsonConverter.Text<Money>().Write(writer, "amount", part.Amount);
            if (part.Reason is { } reason)
            {
                SpellingJsonConverter<RefundReason>.Words.Write(writer, "reason", reason);
            }

            TextJsonConverter.Date.Write(writer, "on", part.On);
            SpellingJsonConverter<PaymentChannel>.Words.Write(writer, "channel", part.Channel);
            writer.WriteString("notice", part.Notice);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
