"""What a plan can say: values, one record for every part of a document, reading, and the JSON Schema.

``documents.read_document`` turns the values of one document into a record and findings; ``schema.json_schema`` says the
same to editors; ``kinds.KINDS`` names the kinds. Each record lives in the module of its kind.
"""

from __future__ import annotations
