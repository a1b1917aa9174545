using System.Text.Json;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>A notice inside a stored order. Version 1 called the time <c>paidAt</c> and knew payments alone.</summary>
internal static class PaymentNoticeJson
{
    private const string Form =
        "A notice is a JSON object with the strings id, order, amount, at and channel, and the optional strings event, word, transaction, payee and return.";

    public static PaymentNotice Read(ref Utf8JsonReader reader)
    {
        var id = "";
        var order = default(OrderId);
        var amount = default(Money);
        Instant? at = null;
        var channel = default(PaymentChannel);
        var detail = NoticeDetail.None;
        var members = new JsonMembers(Form, "id", "order", "amount", "at", "paidAt", "channel", "event", "word", "transaction", "payee", "return");
        while (members.Next(ref reader) is { } name)
        {
            switch (name)
            {
                case "id":
                    id = Text(ref reader);
                    break;
                case "order":
                    order = RootJsonConverter.Text<OrderId>().Read(ref reader);
                    break;
                case "amount":
                    amount = RootJsonConverter.Text<Money>().Read(ref reader);
                    break;
                case "at" or "paidAt":
                    at = at is null ? TextJsonConverter.Instant.Read(ref reader) : throw new JsonException(Form);
                    break;
                case "channel":
                    channel = SpellingJsonConverter<PaymentChannel>.Words.Read(ref reader);
                    break;
                default:
                    detail = ReadDetail(ref reader, name, detail);
                    break;
            }
        }

        members.Require("id", "order", "amount", "channel");
        return at is { } moment && PaymentNotice.Read(id, order, amount, moment, channel, detail).TryGet(out var notice, out _) ? notice : throw new JsonException(Form);
    }

    public static void Write(Utf8JsonWriter writer, PaymentNotice notice)
    {
        writer.WriteStartObject("notice");
        writer.WriteString("id", notice.Id);
        RootJsonConverter.Text<OrderId>().Write(writer, "order", notice.Order);
        RootJsonConverter.Text<Money>().Write(writer, "amount", notice.Amount);
        TextJsonConverter.Instant.Write(writer, "at", notice.At);
        SpellingJsonConverter<PaymentChannel>.Words.Write(writer, "channel", notice.Channel);
        if (notice.Event != ChannelEvent.Pay)
        {
            SpellingJsonConverter<ChannelEvent>.Words.Write(writer, "event", notice.Event);
        }

        if (notice.Detail.Word.Length > 0)
        {
            writer.WriteString("word", notice.Detail.Word);
        }

        foreach (var (name, text) in new[] { ("transaction", notice.Detail.Transaction), ("payee", notice.Detail.Payee), ("return", notice.Detail.Return) })
        {
            if (text is not null)
            {
                writer.WriteString(name, text);
            }
        }

        writer.WriteEndObject();
    }

    private static NoticeDetail ReadDetail(ref Utf8JsonReader reader, string name, NoticeDetail detail) => name switch
    {
        "event" => detail with { Event = SpellingJsonConverter<ChannelEvent>.Words.Read(ref reader) },
        "word" => detail with { Word = Text(ref reader) },
        "transaction" => detail with { Transaction = Text(ref reader) },
        "payee" => detail with { Payee = Text(ref reader) },
        _ => detail with { Return = Text(ref reader) },
    };

    private static string Text(ref Utf8JsonReader reader) => JsonText.Long(ref reader, JsonTokenType.String, Form);
}
