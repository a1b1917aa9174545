using System.Collections.Immutable;

namespace Insurance.Domain.Tests.Root;

public sealed class ResultTests
{
    private static readonly DomainError First = DomainError.Of(ErrorCodes.Money.Format, "amount");
    private static readonly DomainError Second = DomainError.Of(ErrorCodes.Money.Range, "amount");
    private static readonly DomainError Third = DomainError.Of(ErrorCodes.Period.Months, "months", ("months", 0L));

    [Fact]
    public void A_success_has_its_value_and_no_errors()
    {
        Result<Money> result = Money.FromYuan(5);
        Assert.True(result.Succeeded);
        Assert.Empty(result.Errors);
        Assert.Equal(Money.FromYuan(5), result.Value);
        Assert.True(result.TryGet(out var value, out var errors));
        Assert.Equal(Money.FromYuan(5), value);
        Assert.Empty(errors);
    }

    [Fact]
    public void A_refusal_has_every_error_and_its_value_throws_them()
    {
        Result<Money> result = ImmutableArray.Create(First, Third);
        Assert.False(result.Succeeded);
        Assert.Equal<DomainError>([First, Third], result.Errors);
        Assert.False(result.TryGet(out var value, out var errors));
        Assert.Equal(default, value);
        Assert.Equal<DomainError>([First, Third], errors);
        Assert.Equal<DomainError>([First, Third], Assert.Throws<DomainException>(() => result.Value).Errors);
    }

    [Fact]
    public void One_error_is_a_refusal_too()
    {
        Result<string> result = Third;
        Assert.Equal<DomainError>([Third], result.Errors);
        Assert.False(result.TryGet(out var value, out _));
        Assert.Null(value);
    }

    [Fact]
    public void A_refusal_without_a_reason_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Result<Money>.Refused([]));
        Assert.Throws<ArgumentException>(() => Result<Money>.Refused(default));
        Assert.Throws<ArgumentNullException>(() => (Result<Money>)(DomainError)null!);
    }

    [Fact]
    public void The_default_is_neither_and_throws()
    {
        var nothing = default(Result<Money>);
        Assert.Throws<InvalidOperationException>(() => nothing.Succeeded);
        Assert.Throws<InvalidOperationException>(() => nothing.Errors);
        Assert.Throws<InvalidOperationException>(() => nothing.Value);
        Assert.Throws<InvalidOperationException>(() => nothing.TryGet(out _, out _));
        Assert.Throws<InvalidOperationException>(() => Result.All(nothing, Result<int>.Success(1)));
        Assert.Throws<InvalidOperationException>(() => Result.All(Result<int>.Success(1), nothing));
    }

    [Fact]
    public void Independent_results_combine_to_all_values_or_to_the_errors_of_all()
    {
        Result<int> one = 1;
        Result<string> two = "two";
        Result<Money> three = Money.FromYuan(3);
        Result<int> noFirst = First;
        Result<string> noSecond = Second;
        Result<Money> noThird = Third;

        Assert.Equal((1, "two"), Result.All(one, two).Value);
        Assert.Equal((1, "two", Money.FromYuan(3)), Result.All(one, two, three).Value);
        Assert.Equal<DomainError>([First], Result.All(noFirst, two).Errors);
        Assert.Equal<DomainError>([Second], Result.All(one, noSecond).Errors);
        Assert.Equal<DomainError>([First, Second], Result.All(noFirst, noSecond).Errors);
        Assert.Equal<DomainError>([First, Second, Third], Result.All(noFirst, noSecond, noThird).Errors);
        Assert.Equal<DomainError>([First, Third], Result.All(noFirst, two, noThird).Errors);
        Assert.Equal<DomainError>([Third], Result.All(one, two, noThird).Errors);
    }
}
