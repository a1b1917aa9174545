using System.Text.Json;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Orders;

/// <summary>What the law gave back in part, inside a stored order.</summary>
internal static class RefundGrantJson
{
    private const string Form =
        "A grant is a JSON object with the string reason, the list months, the truth value endsCover, source, and the optional string reassessment.";

    private const string MonthForm = "A granted month is a JSON object with the strings insurance, month and amount.";

    public static RefundGrant Read(ref Utf8JsonReader reader)
    {
        var grant = new RefundGrant(default, [], false, [], default);
        var members = new JsonMembers(Form, "reason", "months", "endsCover", "source", "reassessment");
        while (members.Next(ref reader) is { } name)
        {
            grant = name switch
            {
                "reason" => grant with { Reason = SpellingJsonConverter<RefundReason>.Words.Read(ref reader) },
                "months" => grant with { Months = [.. JsonLists.Read(ref reader, Form, ReadMonth)] },
                "endsCover" => grant with { EndsCover = ReadTruth(ref reader) },
                "source" => Cited(grant, CitationJson.Read(ref reader)),
                _ => grant with { Reassessment = RootJsonConverter.Text<ReassessmentId>().Read(ref reader) },
            };
        }

        members.Require("reason", "months", "endsCover", "source");
        return grant;
    }

    public static void Write(Utf8JsonWriter writer, RefundGrant grant)
    {
        writer.WriteStartObject("grant");
        SpellingJsonConverter<RefundReason>.Words.Write(writer, "reason", grant.Reason);
        writer.WriteStartArray("months");
        foreach (var month in grant.Months)
        {
            writer.WriteStartObject();
            RootJsonConverter.Text<InsuranceLine>().Write(writer, "insurance", month.Insurance);
            TextJsonConverter.Month.Write(writer, "month", month.Month);
            RootJsonConverter.Text<Money>().Write(writer, "amount", month.Amount);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteBoolean("endsCover", grant.EndsCover);
        CitationJson.Write(writer, new AssessmentCitation(grant.Sources, grant.Confidence));
        if (grant.Reassessment is { } reassessment)
        {
            RootJsonConverter.Text<ReassessmentId>().Write(writer, "reassessment", reassessment);
        }

        writer.WriteEndObject();
    }

    private static RefundGrant Cited(RefundGrant grant, AssessmentCitation citation) =>
        grant with { Sources = citation.Sources, Confidence = citation.Confidence };

    private static bool ReadTruth(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException(Form),
    };

    private static RefundedMonth ReadMonth(ref Utf8JsonReader reader)
    {
        var month = new RefundedMonth(default, default, default);
        var members = new JsonMembers(MonthForm, "insurance", "month", "amount");
        while (members.Next(ref reader) is { } name)
        {
            month = name switch
            {
                "insurance" => month with { Insurance = RootJsonConverter.Text<InsuranceLine>().Read(ref reader) },
                "month" => month with { Month = TextJsonConverter.Month.Read(ref reader) },
                _ => month with { Amount = RootJsonConverter.Text<Money>().Read(ref reader) },
            };
        }

        members.Require("insurance", "month", "amount");
        return month;
    }
}
