using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Clients;

/// <summary>What every form about one client's record carries.</summary>
public abstract record ClientActForm
{
    /// <summary>Made by the form; the key of what it adds. The id in the address is the client's.</summary>
    [Required(ErrorMessage = "This form is incomplete. Open the page again.")]
    public Guid? EntryId { get; init; }

    /// <summary>The version of the client that the page showed.</summary>
    public int Version { get; init; }

    [BindNever]
    public ClientBannerView? Banner { get; init; }

    /// <summary>The client, from the address.</summary>
    [BindNever]
    public Guid ClientId { get; init; }
}
