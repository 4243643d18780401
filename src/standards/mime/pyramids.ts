// What a descriptor of a picture in tiles is called once its content has been looked at.
export const DEEP_ZOOM = 'application/x-deepzoom';
export const IIIF_IMAGE = 'application/ld+json;profile="http://iiif.io/api/image"';
