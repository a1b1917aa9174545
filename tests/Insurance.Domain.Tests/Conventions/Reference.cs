namespace Insurance.Domain.Tests.Conventions;

/// <summary>One use of a type inside another: in which member it stands, and what it is.</summary>
internal sealed record Reference(Type By, string Where, Type Target)
{
    public override string ToString() => $"{By.FullName}: {Where} refers to {Target.FullName ?? Target.Name}";
}
