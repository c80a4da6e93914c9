   ZCZC AAP
%MNETALL MFI MGD
$J
:
:Invented Security Authority
*X
Media release: Insolvencies rise 0.6% in the September quarter

Tue 13 October 2015

The Invented Security Authority today released the statistics for the September quarter 2015.

In the September quarter 2015:
* bankruptcies fell by 0.1%
* debt agreements increased by 2.4%

NNNN
ZCZC FMG000
YY TDR
RACING : Example Park FIELDS Thursday
Weather: Fine
Track: Soft(5)
1_12.55 Sample Mdn Plate 1200m
 1 _    2  Call Me Nobody  (1)    M J Example (a)        58
 2 _    2  Constant Sample (3)    L Sample               58
 3 _    3  Distant Test  (12)     J Test                 58
NNNN
ZCZC AAP
%A
#Bacteria_BC1
$Bacteria found in sample hospital
:(SAMPLETOWN)
&AAPIS\Examplec
*07000000
@QLD
Bacteria have been found in an invented hospital.

   Routine testing at the end of June returned positive results.



AAP RTV
NNNN
ZCZC
#Sample Trot
:VIC TAB DIVS 1-4 Friday
SAMPLE TROT
VIC TAB DIVS FOR $1.00
    Race 1: 6 10-9dh. Win $3.80 place $2.00 (10) $3.10 (9)  $2.70.
    
AAP RESULTS
NNNN
ZCZC FMG000
YY RFG INTERNET (3RR) INET(3RR) NC(ATD)
:POTTED :Sample Park - Brief Form Thursday
:SPORT - Sample Park - Brief Form Thursday
Race One - Invented Mdn 2000m
  CALL ME NOBODY (M J Example) 4g (19:0-0-1): 3 len 7th 58 Sampler.
NNNN
