using System.Globalization;
using System.Text;
using Insurance.Domain.Orders;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>The file of payment systems is read strictly: each fault by code, path and line.</summary>
public sealed class PaymentSystemsReaderTests
{
    private const string Valid = """
        {
          "format": 1,
          "note": "a remark",
          "sources": { "page": { "page": "https://example.invalid/1" }, "talk": { "note": "a talk" } },
          "systems": {
            "we-chat-pay": {
              "name": { "zh": "甲", "en": "One", "es": "Uno" },
              "words": [
                { "word": "A", "event": "pay", "source": "page", "confidence": "official" },
                { "word": "B", "event": "close", "source": "talk", "confidence": "secondary", "note": "why" }
              ],
              "refundWords": [ { "word": "A", "event": "refund", "source": "page", "confidence": "official" } ],
              "closing": { "earliest": "90s", "source": "page", "confidence": "official" },
              "payBy": { "least": "2h", "most": "3d", "source": "talk", "confidence": "secondary", "note": "why" },
              "orderNumbers": { "shortest": 4, "longest": 9, "signs": "*", "source": "page", "confidence": "official" },
              "noticeRetries": { "after": ["1m", "2m"], "source": "talk", "confidence": "secondary" }
            },
            "alipay": { "name": { "zh": "乙", "en": "Two", "es": "Dos" }, "words": [], "refundWords": [], "closing": "not-known", "payBy": "not-known", "orderNumbers": "not-known", "noticeRetries": "not-known" },
            "union-pay": { "name": { "zh": "丙", "en": "Three", "es": "Tres" }, "words": [], "refundWords": [], "closing": "not-known", "payBy": "not-known", "orderNumbers": "not-known", "noticeRetries": "not-known" }
          },
          "querySchedule": {
            "payment": ["1m", "1m", "5m"],
            "refund": ["1h"],
            "afterEnd": "10m",
            "source": "talk",
            "confidence": "derived"
          }
        }
        """;

    public static TheoryData<string, string, string, string, int> Faults { get; } = new()
    {
        { "\"format\": 1", "\"format\": 2", ErrorCodes.File.WrongValue, "$.format", 2 },
        { "\"note\": \"a remark\"", "\"notes\": \"a remark\"", ErrorCodes.File.UnknownKey, "$.notes", 3 },
        { "{ \"note\": \"a talk\" }", "{ }", ErrorCodes.File.MissingKey, "$.sources.talk", 4 },
        { "we-chat-pay", "wechat-pay", ErrorCodes.File.UnknownKey, "$.systems.wechat-pay", 6 },
        { "we-chat-pay", "wechat-pay", ErrorCodes.File.MissingKey, "$.systems", 5 },
        { "\"en\": \"One\", ", "", ErrorCodes.File.MissingKey, "$.systems.we-chat-pay.name", 7 },
        { "\"word\": \"A\", \"event\": \"pay\"", "\"word\": \"\", \"event\": \"pay\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.words[0].word", 9 },
        { "\"word\": \"A\", \"event\": \"pay\"", "\"word\": \"A B\", \"event\": \"pay\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.words[0].word", 9 },
        { "\"word\": \"A\", \"event\": \"pay\"", "\"word\": 0, \"event\": \"pay\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.words[0].word", 9 },
        { "\"word\": \"A\", \"event\": \"pay\"", "\"event\": \"pay\"", ErrorCodes.File.MissingKey, "$.systems.we-chat-pay.words[0]", 9 },
        { "\"event\": \"pay\"", "\"event\": \"paid\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.words[0].event", 9 },
        { "\"event\": \"pay\"", "\"event\": \"refund\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.words[0].event", 9 },
        { "\"event\": \"pay\"", "\"event\": \"fail-refund\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.words[0].event", 9 },
        { "\"event\": \"refund\"", "\"event\": \"pay\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.refundWords[0].event", 12 },
        { "\"word\": \"B\"", "\"word\": \"A\"", ErrorCodes.File.Duplicate, "$.systems.we-chat-pay.words[1]", 10 },
        { "\"event\": \"close\", \"source\": \"talk\", ", "\"event\": \"close\", ", ErrorCodes.File.NoSource, "$.systems.we-chat-pay.words[1]", 10 },
        { "\"source\": \"talk\", \"confidence\": \"secondary\", \"note\": \"why\" }\n      ],", "\"source\": \"talk\", \"confidence\": \"official\", \"note\": \"why\" }\n      ],", ErrorCodes.File.Unattested, "$.systems.we-chat-pay.words[1].source", 10 },
        { "\"closing\": { \"earliest\": \"90s\"", "\"closing\": { \"earliest\": \"90\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.closing.earliest", 13 },
        { "\"90s\"", "\"0s\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.closing.earliest", 13 },
        { "\"90s\"", "\"090s\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.closing.earliest", 13 },
        { "\"90s\"", "\"1000s\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.closing.earliest", 13 },
        { "\"90s\"", "\"-1s\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.closing.earliest", 13 },
        { "\"90s\"", "\"s\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.closing.earliest", 13 },
        { "\"90s\"", "\"9w\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.closing.earliest", 13 },
        { "\"90s\"", "90", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.closing.earliest", 13 },
        { "{ \"earliest\": \"90s\", \"source\": \"page\", \"confidence\": \"official\" }", "\"unknown\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.closing", 13 },
        { "      \"closing\": { \"earliest\": \"90s\", \"source\": \"page\", \"confidence\": \"official\" },\n", "", ErrorCodes.File.MissingKey, "$.systems.we-chat-pay", 6 },
        { "\"3d\"", "\"1h\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.payBy.most", 14 },
        { "\"least\": \"2h\", ", "", ErrorCodes.File.MissingKey, "$.systems.we-chat-pay.payBy", 14 },
        { "\"longest\": 9", "\"longest\": 3", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.orderNumbers.longest", 15 },
        { "\"signs\": \"*\"", "\"signs\": \"\"", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.orderNumbers.signs", 15 },
        { "[\"1m\", \"2m\"]", "[]", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.noticeRetries.after", 16 },
        { "[\"1m\", \"2m\"]", "[\"1m\", 2]", ErrorCodes.File.WrongValue, "$.systems.we-chat-pay.noticeRetries.after[1]", 16 },
        { "[\"1m\", \"1m\", \"5m\"]", "[\"1m\", \"2m\", \"119s\"]", ErrorCodes.File.WrongValue, "$.querySchedule.payment[2]", 22 },
        { "[\"1h\"]", "[]", ErrorCodes.File.WrongValue, "$.querySchedule.refund", 23 },
        { "\"afterEnd\": \"10m\"", "\"afterEnd\": null", ErrorCodes.File.WrongValue, "$.querySchedule.afterEnd", 24 },
        { "\"confidence\": \"derived\"", "\"confidence\": \"sure\"", ErrorCodes.File.WrongValue, "$.querySchedule.confidence", 26 },
    };

    [Fact]
    public void A_file_says_what_each_system_publishes()
    {
        var systems = Read(Valid).Value;

        var one = systems[PaymentSystem.WeChatPay];
        Assert.Equal(["A pay", "B close"], one.Words.Select(word => word.ToString()));
        Assert.Equal("why", one.Words[1].Note);
        Assert.Equal("A refund", Assert.Single(one.RefundWords).ToString());
        Assert.Equal(Duration.FromSeconds(90), one.Closing?.Earliest);
        Assert.Equal((Duration.FromHours(2), Duration.FromDays(3), "talk"), (one.PayBy?.Least, one.PayBy?.Most, one.PayBy?.Source.Id));
        Assert.Equal((4, 9, "*"), (one.OrderNumbers?.Shortest, one.OrderNumbers?.Longest, one.OrderNumbers?.Signs));
        Assert.Equal([Duration.FromMinutes(1), Duration.FromMinutes(2)], one.NoticeRetries!.After);
        Assert.Equal([Duration.FromMinutes(1), Duration.FromMinutes(1), Duration.FromMinutes(5)], systems.Schedule.PaymentIntervals);
        Assert.Equal([Duration.FromHours(1)], systems.Schedule.RefundIntervals);
        Assert.Equal((Duration.FromMinutes(10), "talk", Confidence.Derived), (systems.Schedule.AfterEnd, systems.Schedule.Source.Id, systems.Schedule.Confidence));
        Assert.Null(systems[PaymentSystem.UnionPay].Closing);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found_with_its_path_and_line(string right, string wrong, string code, string path, int line)
    {
        Assert.Contains(right, Valid, StringComparison.Ordinal);
        var index = Valid.IndexOf(right, StringComparison.Ordinal);
        var errors = Read(Valid[..index] + wrong + Valid[(index + right.Length)..]).Errors;

        Assert.Contains(errors, error => error.Code == code && error.Field == path && error.Operands["line"] == line.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_malformed()
    {
        var bytes = Encoding.UTF8.GetBytes(Valid);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Equal(ErrorCodes.File.Malformed, Assert.Single(PaymentSystems.Read(bytes.AsSpan(0, length)).Errors).Code);
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    public void A_file_that_is_no_object_is_refused(string text) => Assert.Equal(("$", ErrorCodes.File.WrongValue), (Read(text).Errors[0].Field, Assert.Single(Read(text).Errors).Code));

    [Fact]
    public void An_empty_file_says_what_it_lacks() =>
        Assert.Equal(["format", "sources", "systems", "querySchedule"], Read("{}").Errors.Select(error => error.Operands["key"]));

    private static Result<PaymentSystems> Read(string text) => PaymentSystems.Read(Encoding.UTF8.GetBytes(text));
}
