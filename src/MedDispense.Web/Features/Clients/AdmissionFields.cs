using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Clients;

/// <summary>What a person enters when a client comes, besides who the client is.</summary>
public sealed record AdmissionFields
{
    [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
    [Display(Name = "What came along")]
    public string? CameWith { get; init; }

    [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
    [Display(Name = "Last dose elsewhere")]
    public string? LastDoseElsewhere { get; init; }

    [StringLength(400, ErrorMessage = "Up to 400 characters.")]
    [Display(Name = "Who verified it, and how")]
    public string? LastDoseVerifiedBy { get; init; }

    [Display(Name = "I have seen the similar name: this is another person")]
    public bool LookAlikesSeen { get; init; }

    public Admission ToAdmission(DateTime? happenedAt = null) => new(happenedAt, OrderTermsReader.Text(CameWith),
        OrderTermsReader.Text(LastDoseElsewhere), OrderTermsReader.Text(LastDoseVerifiedBy), LookAlikesSeen);
}

/// <summary>Puts the problems of an admission beside the fields of its part of the form.</summary>
internal static class AdmissionProblems
{
    private static readonly string[] Own = [nameof(Admission.LastDoseVerifiedBy), nameof(Admission.LookAlikesSeen)];

    public static ChangeResult WithinAdmission(this ChangeResult result) => result with
    {
        Problems = [.. result.Problems.Select(problem => Own.Contains(problem.Field) ? problem with { Field = $"Admission.{problem.Field}" } : problem)],
    };
}
